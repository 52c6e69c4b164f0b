package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StencilTest {

  private final HeaderScanner scanner = new HeaderScanner(HeaderWords.load());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "23/03/2022, 13:31 - Ann: Hi|04/11/2023, 09:05 - Bob: Ho",
        "[3/18/22, 2:56:01\u202FPM] Ann: Hi|[4/27/23, 7:05:59\u202FPM] Bob: Ho",
        "[3/18/R4, 2:56:01] Ann: Hi|[4/27/R5, 7:05:59] Bob: Ho",
        "[14:56:01, 3/18/22] Ann: Hi|[09:05:59, 4/27/23] Bob: Ho",
        "\u200E[\u200F18\u200F/3\u200F/2022, 14:56:01] Ann: Hi|\u200E[\u200F27\u200F/4\u200F/2023, 09:05:59] Bob: Ho",
      })
  void aHeaderReadByStencilIsThatReadByCharacters(String one, String other) {
    byte[] first = one.getBytes(StandardCharsets.UTF_8);
    byte[] second = ("xx" + other).getBytes(StandardCharsets.UTF_8);
    var fresh = new HeaderScanner(HeaderWords.load());

    var byStencil = new Header();
    var byCharacters = new Header();

    assertThat(scanner.scan(first, 0, first.length, byStencil)).isTrue();
    assertThat(scanner.scan(second, 2, second.length, byStencil)).isTrue();
    assertThat(fresh.scan(second, 2, second.length, byCharacters)).isTrue();

    assertThat(byStencil)
        .usingRecursiveComparison()
        .ignoringFields("stencil")
        .isEqualTo(byCharacters);
  }

  @Test
  void aStencilFitsNoOtherDigitsAndNoOtherPunctuation() {
    byte[] line = "23/03/2022, 13:31 - Ann: Hi".getBytes(StandardCharsets.UTF_8);
    var header = new Header();
    scanner.scan(line, 0, line.length, header);
    Stencil stencil = Stencil.cut(header, line, 0);

    for (int place = 0; place < "23/03/2022, 13:31 - ".length(); place++) {
      for (int other = 0; other < 256; other++) {
        byte[] changed = line.clone();
        changed[place] = (byte) other;
        boolean digits = Character.isDigit(line[place]) && other >= '0' && other <= '9';

        assertThat(stencil.fits(changed, 0, changed.length))
            .as("%d at %d", other, place)
            .isEqualTo(digits || changed[place] == line[place]);
      }
    }
  }
}
