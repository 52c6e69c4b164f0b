package sealbag.parsers.whatsapp.proof;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import sealbag.parsers.whatsapp.proof.RandomBodies.Body;

/// Writes chats at random: the same seed gives the same chat.
final class RandomChats {

  private static final List<String> PREAMBLES =
      List.of("", "", "", "", "", "\uFEFF", "\n", "Chat of a phone\r\n \n", "\uFEFF\n", "\t\n");

  private enum LineEnds {
    LF,
    CRLF_BETWEEN_RECORDS,
    CRLF,
    MIXED
  }

  private final long seed;
  private final SplittableRandom random;
  private final Style style;
  private final LineEnds lineEnds;
  private final List<String> cast = new ArrayList<>();
  private LocalDateTime time;

  private RandomChats(long seed) {
    this.seed = seed;
    random = new SplittableRandom(seed);
    style = Style.ALL.get(random.nextInt(Style.ALL.size()));
    lineEnds = pickLineEnds();
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      cast.add(Cast.NAMES.get(random.nextInt(Cast.NAMES.size())));
    }
    time =
        LocalDateTime.of(
                2012 + random.nextInt(18), 1 + random.nextInt(12), 1 + random.nextInt(28), 9, 0)
            .plusSeconds(random.nextInt(86_400));
  }

  private LineEnds pickLineEnds() {
    if (random.nextInt(12) == 0) {
      return LineEnds.values()[random.nextInt(LineEnds.values().length)];
    }
    return style.isIos() ? LineEnds.CRLF_BETWEEN_RECORDS : LineEnds.LF;
  }

  /// A chat of this many records.
  static WrittenChat of(long seed, int records) {
    return new RandomChats(seed).chat(records);
  }

  private WrittenChat chat(int records) {
    var bodies = new RandomBodies(random, style, lineEnds != LineEnds.CRLF_BETWEEN_RECORDS);
    var written = new ArrayList<Written>();
    for (int n = 1; n <= records; n++) {
      written.add(record(n, n == 1 ? bodies.typed(n, time) : bodies.next(n, time), n == records));
      pass();
    }
    String preamble =
        lineEnds == LineEnds.MIXED ? "" : PREAMBLES.get(random.nextInt(PREAMBLES.size()));
    return new WrittenChat(seed, style, preamble.replaceFirst("\n$", lineEnd()), written);
  }

  private Written record(int n, Body body, boolean isLast) {
    String name = cast.get(random.nextInt(cast.size()));
    boolean plain = body.meaning().equals(Told.Meaning.TEXT);
    // What follows a name with a colon in it can be told only where it is plain.
    String label = name.contains(": ") && !plain ? "Ann Lee" : name;
    return new Written(
        marks(body),
        time,
        random.nextInt(500) == 0 && n > 1 ? 31 + (time.getMonthValue() == 2 ? -1 : 1) : 0,
        body.name() ? Optional.of(label) : Optional.empty(),
        body.between(),
        body.text(),
        body.meaning(),
        body.typedHeaders(),
        body.hasForeignHeader(),
        isLast && !body.text().endsWith("\n") && random.nextInt(3) == 0 ? "" : lineEnd());
  }

  private String marks(Body body) {
    boolean marked = style.isIos() && body.text().startsWith("\u200E");
    return marked || (style.isIos() && random.nextInt(50) == 0) ? "\u200E" : "";
  }

  private String lineEnd() {
    return switch (lineEnds) {
      case LF -> "\n";
      case CRLF_BETWEEN_RECORDS, CRLF -> "\r\n";
      case MIXED -> random.nextBoolean() ? "\n" : "\r\n";
    };
  }

  /// Time runs on, and sometimes back.
  private void pass() {
    time =
        switch (random.nextInt(200)) {
          case 0 -> time.minusSeconds(random.nextInt(90));
          case 1 -> time.minusSeconds(random.nextInt(40_000));
          case 2 -> time.minusDays(random.nextInt(4));
          case 3 -> time.plusDays(random.nextInt(30));
          default -> time.plusSeconds(random.nextInt(1 + random.nextInt(4_000)));
        };
    time = time.getYear() > 2043 ? time.minusYears(20) : time;
  }
}
