package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.Record;

/// Texts longer than the app lets anybody write.
class LongTextTest {

  private static final String FIRST = "23/03/2022, 13:31 - Ann: ";
  private static final String LAST = "24/03/2022, 13:31 - Ben: Hi";

  @Test
  void aTextThatIsTooLongForTheBufferIsWhole() {
    String line = "é🌼x".repeat(1 << 19);
    String text = line + "\n\n" + line + "\n";

    Parsed parsed = Parsed.lines(FIRST + text.stripTrailing(), LAST);

    assertThat(parsed.records).hasSize(2);
    assertThat(parsed.record(1).text().toString()).isEqualTo(text.stripTrailing());
    assertThat(parsed.record(1).lineCount()).isEqualTo(3);
    assertThat(parsed.last().text().toString()).isEqualTo("Hi");
    assertThat(parsed.warnings()).isEmpty();
  }

  @Test
  void itsLineEndsAreJoinedAsThoseOfEveryText() {
    String half = "0123456789abcdef".repeat(1 << 18);

    Parsed parsed = Parsed.text(FIRST + half + "\r\n" + half + "\r\n\r\nend\n" + LAST + "\n");

    assertThat(parsed.record(1).text().toString()).isEqualTo(half + "\n" + half + "\n\nend");
  }

  @Test
  void aPhraseInItIsNotLookedFor() {
    String text = "x".repeat(300_000) + "\nIMG-20220323-WA0001.jpg (file attached)";

    assertThat(Parsed.lines(FIRST + text, LAST).record(1).kind()).isEqualTo(Record.Kind.TEXT);
  }

  @Test
  void bytesThatAreNotUtf8AreFoundInItToo() {
    byte[] bytes =
        (FIRST + "x".repeat(1 << 23) + "#\n" + LAST + "\n").getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - LAST.length() - 3] = (byte) 0xFF;

    Parsed parsed = Parsed.bytes("chat.txt", bytes, Container.unknown(), Optional.empty());

    assertThat(parsed.warnings()).containsExactly("INVALID_UTF8@1");
    assertThat(parsed.record(1).text().toString()).endsWith("x\uFFFD");
  }
}
