package sealbag.ingest.covering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PlainTextTest {
  @Test
  void linesStandAsAPersonSeesThem() {
    String html =
        """
        <html><head><title>no</title><style>p { color: red }</style></head><body>
        <!-- Ref: 09/9999999/26 --><script>Ref: 08/8888888/26</script>
        <p>Ref:&nbsp;01&#47;2345678/26<br>Exhibit: <b>JS</b>/1</p>
        <table><tr><td>Why:</td><td>evidence &amp; more</td></tr></table><div>a<div>b</div>c</div>
        <img src="https://example.org/pixel"></body></html>
        """;

    assertThat(PlainText.of(html).lines().map(String::strip))
        .containsExactly(
            "Ref: 01/2345678/26", "Exhibit: JS/1", "Why: evidence & more", "a", "b", "c");
  }

  @Test
  void aQuotedMailIsNotRead() {
    String html = "<p>Thanks</p><blockquote><div>Ref: 01/2345678/26</div></blockquote>";

    assertThat(PlainText.of(html)).contains("> Ref: 01/2345678/26");
    assertThat(CoveringNote.read(Optional.empty(), PlainText.of(html), Patterns.standard()))
        .extracting(CoveringNote::reference)
        .isEqualTo(Optional.empty());
  }

  @Test
  void aTextThatIsNoHtmlIsKept() {
    assertThat(PlainText.of("a < b, Ref: 1 & 2")).isEqualTo("a < b, Ref: 1 & 2\n");
    assertThat(PlainText.of("")).isEmpty();
  }

  @Test
  @Timeout(30)
  void aHundredThousandLevelsAndAnEndlessTextAreBounded() {
    assertThat(PlainText.of("<div>".repeat(100_000) + "x")).contains("x");
    assertThat(PlainText.of("<b><p>".repeat(20_000) + "y")).contains("y");
    assertThat(PlainText.of("z".repeat(3_000_000)).length()).isLessThan(1_100_000);
  }
}
