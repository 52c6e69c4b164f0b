package sealbag.parsers.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

  @Test
  void whatCrossesTheEndOfTheBufferIsWrittenWhole() throws IOException {
    for (int length = (1 << 16) - 40; length < (1 << 16) + 10; length++) {
      var out = new ByteArrayOutputStream();
      var json = new JsonWriter(out);
      String text = "x".repeat(length);

      json.open("t");
      json.string(JsonPiece.Key.of("a"), text);
      json.string(JsonPiece.Key.of("b"), "é\"\u0001🌸z");
      json.number(JsonPiece.Key.of("n"), Long.MAX_VALUE);
      json.time(JsonPiece.Key.of("t"), Record.second(LocalDateTime.of(2023, 1, 2, 3, 4, 5)), true);
      json.closeLine();
      json.handOver();

      assertThat(out.toString(StandardCharsets.UTF_8))
          .isEqualTo(
              "{\"type\":\"t\",\"a\":\"%s\",\"b\":\"é\\\"\\u0001🌸z\",\"n\":9223372036854775807,\"t\":\"2023-01-02T03:04:05\"}\n"
                  .formatted(text));
    }
  }
}
