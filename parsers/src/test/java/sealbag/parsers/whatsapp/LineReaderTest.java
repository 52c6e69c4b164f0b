package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  @Test
  void linesOfEveryLengthAcrossTheBufferAreWhole() throws IOException {
    var text = new StringBuilder();
    for (int length = 0; length < 600; length++) {
      text.append("x".repeat(length)).append(length % 3 == 0 ? "\r\n" : "\n");
    }
    text.append("y".repeat(300_000));
    var lines =
        new LineReader(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));

    for (int length = 0; length < 600; length++) {
      assertThat(lines.next()).isTrue();
      lines.hold();
      assertThat(lines.contentEnd() - lines.start()).isEqualTo(length);
      assertThat(lines.afterCrLf()).isEqualTo(length % 3 == 1);
    }
    assertThat(lines.next()).isTrue();
    assertThat(lines.contentEnd() - lines.start()).isEqualTo(300_000);
    assertThat(lines.next()).isFalse();
    assertThat(lines.number()).isEqualTo(601);
    assertThat(lines.offset()).isEqualTo(text.length());
  }

  @Test
  void anEmptyTextHasNoLine() throws IOException {
    var lines = new LineReader(new ByteArrayInputStream(new byte[0]));

    assertThat(lines.next()).isFalse();
    assertThat(lines.number()).isZero();
  }

  @Test
  void aTextThatEndsWithALineFeedHasNoEmptyLastLine() throws IOException {
    var lines =
        new LineReader(new ByteArrayInputStream("a\n\nb\n".getBytes(StandardCharsets.UTF_8)));
    var contents = new ArrayList<String>();
    while (lines.next()) {
      int length = lines.contentEnd() - lines.start();
      contents.add(new String(lines.buffer(), lines.start(), length, StandardCharsets.UTF_8));
    }

    assertThat(contents).containsExactly("a", "", "b");
  }
}
