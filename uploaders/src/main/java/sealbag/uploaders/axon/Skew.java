package sealbag.uploaders.axon;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import sealbag.uploaders.http.Reply;

/// How far the clock that signed a fresh link is from the clock of the store that it leads to. Our
/// own clock has no part in it.
record Skew(Duration behind) {
  private static final Pattern SIGNED = Pattern.compile("(?:^|&)X-Amz-Date=([0-9]{8}T[0-9]{6})Z");
  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);
  private static final Duration TOLERATED = Duration.ofMinutes(5);

  /// Empty when the clocks agree well enough, or do not say.
  ///
  /// @param reply to a link that was signed just now
  static Optional<Skew> of(Reply reply) {
    var signed = SIGNED.matcher(Optional.ofNullable(reply.address().getRawQuery()).orElse(""));
    Optional<Instant> date = reply.date();
    if (!signed.find() || date.isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant at = COMPACT.parse(signed.group(1), Instant::from);
      return Optional.of(new Skew(Duration.between(at, date.get())))
          .filter(skew -> skew.behind.abs().compareTo(TOLERATED) > 0);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// For example "20 minutes behind".
  String words() {
    long minutes = behind.abs().plusSeconds(30).toMinutes();
    return "%d minutes %s".formatted(minutes, behind.isNegative() ? "ahead of" : "behind");
  }
}
