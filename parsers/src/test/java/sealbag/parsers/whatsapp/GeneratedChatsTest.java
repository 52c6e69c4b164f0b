package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.parsers.chat.Record;

/// Whatever is written by these rules is read back: times, senders, texts, and every byte.
class GeneratedChatsTest {

  private static final int CHATS = 200;
  private static final List<String> NAMES =
      List.of("Ann Lee", "Ben", "🌼", "Zoë - home", "+44 7700 900123", "PC Jo Shah [work]");
  private static final List<String> PIECES =
      List.of(
          "hello", " ", "é", "🌼", "12/03", "10:30", ": ", "\n", "\n\n", "(x)", "\u2028", "\r", "-",
          "<", "ok");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dd/MM/yyyy, HH:mm' - '",
        "M/d/yy, h:mm\u202Fa' - '",
        "yyyy-MM-dd HH:mm' - '",
        "dd.MM.yy, HH:mm' - '",
        "'['dd/MM/yyyy, HH:mm:ss'] '",
        "'['M/d/yy, h:mm:ss\u202Fa'] '",
        "'['d.M.yyyy' klo 'H.mm.ss'] '",
        "'['HH:mm:ss, dd/MM/yyyy'] '",
      })
  void aChatIsReadBackAsItWasWritten(String pattern) {
    for (int seed = 0; seed < CHATS; seed++) {
      check(pattern, new Random(seed));
    }
  }

  private static void check(String pattern, Random random) {
    var format = DateTimeFormatter.ofPattern(pattern, Locale.US);
    boolean seconds = pattern.contains("ss");
    String lineEnd = seconds ? "\r\n" : "\n";
    var text = new StringBuilder();
    var times = new ArrayList<String>();
    var senders = new ArrayList<String>();
    var texts = new ArrayList<String>();
    LocalDateTime time = LocalDateTime.of(2020 + random.nextInt(5), 5, 25, 10, 0, 0);
    int records = 3 + random.nextInt(60);
    for (int i = 0; i < records; i++) {
      time = time.plusSeconds(random.nextInt(200_000));
      time = seconds ? time : time.withSecond(0);
      times.add(time.toString());
      senders.add(NAMES.get(random.nextInt(NAMES.size())));
      texts.add("t" + i + words(random) + "t");
      text.append(format.format(time)).append(senders.getLast()).append(": ");
      text.append(texts.getLast()).append(lineEnd);
    }

    Parsed parsed = Parsed.text(text.toString());

    assertThat(parsed.times()).isEqualTo(times);
    assertThat(parsed.senders()).isEqualTo(senders);
    assertThat(parsed.texts()).isEqualTo(texts);
    assertThat(parsed.warnings()).isEmpty();
    checkBytes(parsed, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void checkBytes(Parsed parsed, byte[] bytes) {
    long at = 0;
    long line = 1;
    for (Record record : parsed.records) {
      assertThat(record.byteStart()).isEqualTo(at);
      assertThat(record.line()).isEqualTo(line);
      at = record.byteEnd();
      line += record.lineCount();
      assertThat(bytes[(int) at - 1]).isEqualTo((byte) '\n');
    }
    assertThat(at).isEqualTo(bytes.length);
    assertThat(parsed.end().bytes()).isEqualTo(bytes.length);
    assertThat(parsed.end().lines()).isEqualTo(line - 1);
  }

  private static String words(Random random) {
    var words = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      words.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    // A carriage return before a line feed belongs to the line end.
    return words.toString().replace("\r\n", "\n").replace("\r\n", "\n");
  }
}
