package sealbag.ingest.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1", "+1", "-1", "@x", "\tx", "＝1", "＋1", "－1", "＠x"})
  void whatMayBeAFormulaGetsAQuoteBeforeIt(String cell) throws IOException {
    assertThat(line(cell)).isEqualTo("'" + cell + "\n");
  }

  @Test
  void lineEndsBeforeAFormulaDoNotHideIt() throws IOException {
    assertThat(line("\r=1")).isEqualTo("\"'\r=1\"\n");
    assertThat(line("\n=1")).isEqualTo("\"'\n=1\"\n");
  }

  @Test
  void commasQuotesAndLineEndsAreQuoted() throws IOException {
    assertThat(line("a,b", "say \"x\"", "two\nlines", "plain", ""))
        .isEqualTo("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",plain,\n");
  }

  @Test
  void whatATerminalObeysIsWrittenAsItsNumber() throws IOException {
    assertThat(line("a\u001B[31mb\u009B\u0000c\u007F", "\u202Egnp\u2066\u200E", "é\u200D🌼\t"))
        .isEqualTo("a\\u001b[31mb\\u009b\\u0000c\\u007f,\\u202egnp\\u2066\\u200e,é\u200D🌼\t\n");
  }

  @Test
  void numbersStayNumbers() throws IOException {
    assertThat(line(-5, 2L, -0.5, true)).isEqualTo("-5,2,-0.5,true\n");
  }

  private static String line(Object... cells) throws IOException {
    var text = new StringBuilder();
    new Csv(text).line(List.of(cells));
    return text.toString();
  }
}
