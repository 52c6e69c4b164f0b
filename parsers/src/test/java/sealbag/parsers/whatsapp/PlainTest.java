package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a\u00A0b\u2009c\u202Fd\u3000e|a b c d e",
        "\u2018a\u2019 \u201Ab\u201B|'a' 'b'",
        "\u201Ca\u201D \u201Eb\u201F \u00ABc\u00BB \u300Cd\u300D \u2039e\u203A|\"a\" \"b\" \"c\" \"d\" \"e\"",
        "\uFF1Ca\uFF1Ab\uFF1E\uFF08c\uFF09\u3002|<a:b>(c).",
        "\u200Ea\u200F\u2068b\u2069\u202Ac\u202C\uFEFFd\u00ADe\u200Cf|abcdef",
        "plain|plain",
        "İıIi|İıIi",
      })
  void charactersOfSeveralFormsAreOne(String raw, String text) {
    assertThat(Plain.of(raw).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"gelöscht über", "Đã xóa tin nhắn", "삭제된 메시지", "হয়েছে", "फ़ाइल"})
  void composedAndDecomposedTextsAreEqual(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);

    assertThat(Plain.of(apart).text()).isEqualTo(Plain.of(text).text());
  }

  @Test
  void everyPlaceLeadsBackToWhatIsPrinted() {
    String raw = "\u200Ea\u00A0\u2068u\u0308b\u2069 c\u200F";
    Plain plain = Plain.of(raw);

    assertThat(plain.text()).isEqualTo("a üb c");
    assertThat(plain.printed(0, 1)).isEqualTo("a");
    assertThat(plain.printed(2, 3)).isEqualTo("u\u0308");
    assertThat(plain.printed(2, 4)).isEqualTo("u\u0308b");
    assertThat(plain.printed(3, 6)).isEqualTo("b\u2069 c");
    assertThat(plain.printed(0, 6)).isEqualTo("a\u00A0\u2068u\u0308b\u2069 c");
    assertThat(plain.printed(2, 2)).isEmpty();
    assertThat(plain.printedWithMarks(0, 1)).isEqualTo("\u200Ea");
  }

  @Test
  void aMarkCountsWhereItStandsBeforeOrInside() {
    Plain plain = Plain.of("x \u200Eimage omitted");

    assertThat(plain.isMarked(2, 15)).isTrue();
    assertThat(plain.isMarked(0, 1)).isFalse();
    assertThat(plain.isMarked(0, 15)).isTrue();
    assertThat(plain.isMarked(3, 15)).isFalse();
  }
}
