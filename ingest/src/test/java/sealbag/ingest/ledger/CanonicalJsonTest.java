package sealbag.ingest.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  @Test
  void keysAreSortedAndNothingIsPadded() {
    var inner = new TreeMap<>(Map.of("z", "1", "a", "2"));

    assertThat(CanonicalJson.of(new TreeMap<>(Map.of("n", 7L, "b", inner, "a", "x"))))
        .isEqualTo("{\"a\":\"x\",\"b\":{\"a\":\"2\",\"z\":\"1\"},\"n\":7}");
  }

  // RFC 8785 section 3.2.2.2 and its example in 3.2.3: order by UTF-16 code units.
  @Test
  void textIsEscapedAndSortedAsTheRfcSays() {
    var object = new TreeMap<String, Object>();
    object.put("\u20ac", "$\u000f\nA'B\"\\\\\"/\u007f");
    object.put("\r", "\b\t\f\r");
    object.put("\ud83d\ude00", "\ud83d\ude00");
    object.put("\ufb33", "");

    assertThat(CanonicalJson.of(object))
        .isEqualTo(
            "{\"\\r\":\"\\b\\t\\f\\r\",\"\u20ac\":\"$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u007f\","
                + "\"\ud83d\ude00\":\"\ud83d\ude00\",\"\ufb33\":\"\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "a\ude00", "\ud83d\ud83d\ude00"})
  void halfACharacterIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.of(new TreeMap<>(Map.of("a", text))));
  }
}
