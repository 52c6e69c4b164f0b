package sealbag.ingest.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import sealbag.ingest.catalogue.Json.Fields;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {

  @Test
  void keysKeepTheirOrderAndTheLayoutIsFixed() {
    var root =
        new Fields()
            .with("b", 1)
            .with("a", List.of(1, 2))
            .with("none", Optional.empty())
            .with("number", OptionalInt.of(3))
            .with("empty", List.of())
            .with("object", new Fields())
            .with("tall", List.of(new Fields().with("x", true), new Fields().with("y", -0.5)))
            .with("nan", Double.NaN);

    assertThat(print(root))
        .isEqualTo(
            """
            {
              "b": 1,
              "a": [1, 2],
              "none": null,
              "number": 3,
              "empty": [],
              "object": {},
              "tall": [
                {
                  "x": true
                },
                {
                  "y": -0.5
                }
              ],
              "nan": null
            }
            """);
  }

  @Test
  void whatCannotBeSeenIsEscaped() {
    assertThat(
            print(new Fields().with("t", "a\"\\\n\r\t\0\u007F\u202E\u200F\u2028\uFEFFé😀\uD800")))
        .isEqualTo(
            "{\n  \"t\": \"a\\\"\\\\\\n\\r\\t\\u0000\\u007f\\u202e\\u200f\\u2028\\ufeffé😀\\ud800\"\n}\n");
  }

  @Test
  void anotherReaderGetsEveryCharacterBack() {
    var all = new StringBuilder();
    for (int c = 0; c < 0x30000; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        all.appendCodePoint(c);
      }
    }

    String json = print(new Fields().with("t", all.toString()));

    assertThat(JsonMapper.shared().readTree(json).get("t").asString()).isEqualTo(all.toString());
  }

  private static String print(Fields root) {
    return new String(Json.document(root), UTF_8);
  }
}
