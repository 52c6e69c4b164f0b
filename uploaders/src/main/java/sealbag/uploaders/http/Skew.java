package sealbag.uploaders.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// How far one clock is from that of a service, where that is too much.
///
/// @param behind negative: it is ahead
public record Skew(Duration behind) {
  private static final Pattern SIGNED = Pattern.compile("(?:^|&)X-Amz-Date=([0-9]{8}T[0-9]{6})Z");
  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);
  private static final Duration TOLERATED = Duration.ofMinutes(5);

  /// Of this machine's clock. Empty when it agrees well enough, or the service does not say.
  static Optional<Skew> ofThisMachine(Reply reply) {
    return reply.date().flatMap(date -> reply.receivedAt().flatMap(ours -> between(ours, date)));
  }

  private static Optional<Skew> between(Instant ours, Instant theirs) {
    return Optional.of(new Skew(Duration.between(ours, theirs)))
        .filter(skew -> skew.behind.abs().compareTo(TOLERATED) > 0);
  }

  /// Of the clock that signed a link, and that of the store behind it: our own has no part in it.
  /// Empty when they agree well enough, or do not say.
  ///
  /// @param reply to a link that was signed just now
  public static Optional<Skew> ofLink(Reply reply) {
    var signed = SIGNED.matcher(Optional.ofNullable(reply.address().getRawQuery()).orElse(""));
    Optional<Instant> date = reply.date();
    if (!signed.find() || date.isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant at = COMPACT.parse(signed.group(1), Instant::from);
      return between(at, date.get());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// For example "20 minutes behind".
  public String words() {
    long minutes = behind.abs().plusSeconds(30).toMinutes();
    return "%d minutes %s".formatted(minutes, behind.isNegative() ? "ahead of" : "behind");
  }
}
