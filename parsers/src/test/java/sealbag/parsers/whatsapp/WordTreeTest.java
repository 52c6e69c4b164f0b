package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTreeTest {

  private final WordTree<String> tree = new WordTree<>();
  private final Cursor in = new Cursor();

  WordTreeTest() {
    tree.add("p. m.", "PM");
    tree.add("p.", "P");
    tree.add("de la mañana", "MORNING");
    tree.add("下午", "AFTERNOON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p.m. -|PM| -",
        "P.\u00A0M.]|PM|]",
        "pm]|PM|]",
        "p]|P|]",
        "p. x|P| x",
        "p\u200Em 3|PM| 3",
        "De la man\u0303ana]|MORNING|]",
        "下午三|AFTERNOON|三",
        "下午3|AFTERNOON|3",
      })
  void theLongestWordIsRead(String text, String meaning, String rest) {
    over(text);

    assertThat(tree.read(in)).isEqualTo(meaning);
    assertThat(rest(text)).isEqualTo(rest);
  }

  @ParameterizedTest
  @CsvSource({"pmx", "px", "x", "p.x", ".pm", "de la", "下"})
  void aPartOfALongerWordIsNone(String text) {
    over(text);

    assertThat(tree.read(in)).isNull();
    assertThat(in.at()).isZero();
  }

  private void over(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    in.over(bytes, 0, bytes.length);
  }

  private String rest(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new String(bytes, in.at(), bytes.length - in.at(), StandardCharsets.UTF_8).strip();
  }
}
