package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeaderScannerTest {

  private static final int LINES = 40_000;
  private static final String ODD = "019:/.-, []hRY年月日\u200F\u202F\u00A0午م٣०æéΩ";

  private final HeaderWords words = HeaderWords.load();
  private final List<LocaleRow> rows = LocaleRow.all();
  private final Random random = new Random(7);

  /// Headers of all locales with a few characters changed: no line may throw, and what was read
  /// before a line may not change how it is read.
  @Test
  void aLineIsReadTheSameWhateverWasReadBefore() {
    var used = new HeaderScanner(words);
    var reused = new Header();
    for (int i = 0; i < LINES; i++) {
      String text = broken(line());
      byte[] line = text.getBytes(StandardCharsets.UTF_8);
      var fresh = new HeaderScanner(words);
      var header = new Header();
      boolean found = fresh.scan(line, 0, line.length, header);

      assertThat(used.scan(line, 0, line.length, reused)).as(text).isEqualTo(found);
      if (found) {
        assertSame(text, reused, header);
      }
    }
  }

  private static void assertSame(String text, Header one, Header other) {
    assertThat(one.shape).as(text).isEqualTo(other.shape);
    assertThat(one.dateKey).as(text).isEqualTo(other.dateKey);
    assertThat(List.of(one.hour, one.minute, one.second, one.stampStart, one.stampEnd))
        .as(text)
        .isEqualTo(
            List.of(other.hour, other.minute, other.second, other.stampStart, other.stampEnd));
    assertThat(one.period).as(text).isEqualTo(other.period);
    assertThat(one.bodyStart).as(text).isEqualTo(other.bodyStart);
  }

  private String line() {
    LocaleRow row = rows.get(random.nextInt(rows.size()));
    String pattern = random.nextBoolean() ? row.android() : row.ios();
    int zero = random.nextBoolean() ? row.zero() : '0';
    var time = LocalDateTime.of(2020, 1, 1, 0, 0).plusSeconds(random.nextInt(100_000_000));
    String twelve = random.nextBoolean() ? StampPattern.twelveHours(pattern) : pattern;
    String stamp =
        new StampPattern(twelve, row.morning(), row.afternoon(), zero, "\u202F").print(time);
    return switch (random.nextInt(3)) {
      case 0 -> "[" + stamp + "] Ann: x";
      case 1 -> stamp + ": Ann: x";
      default -> stamp + " - Ann: x";
    };
  }

  private String broken(String line) {
    var text = new StringBuilder(line);
    for (int changes = random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(text.length());
      char odd = ODD.charAt(random.nextInt(ODD.length()));
      switch (random.nextInt(3)) {
        case 0 -> text.setCharAt(at, odd);
        case 1 -> text.insert(at, odd);
        default -> text.deleteCharAt(at);
      }
    }
    return text.toString();
  }
}
