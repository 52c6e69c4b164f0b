package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ByteMapTest {

  /// Keys of every length about the eight and sixteen bytes that are compared at once, many alike
  /// at both ends, wherever they lie in a buffer.
  @Test
  void itHoldsWhatAMapOfStringsHolds() {
    var random = new SplittableRandom(3);
    var map = new ByteMap<Integer>();
    Map<String, Integer> strings = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      String key = key(random);
      byte[] buffer =
          (".".repeat(random.nextInt(9)) + key + "~".repeat(random.nextInt(9)))
              .getBytes(StandardCharsets.UTF_8);
      int from = new String(buffer, StandardCharsets.UTF_8).indexOf(key);

      Integer found = map.get(buffer, from, from + key.length());

      assertThat(found).as(key).isEqualTo(strings.get(key));
      if (found == null) {
        map.add(buffer, from, from + key.length(), i);
        strings.put(key, i);
      }
    }
    assertThat(map.size()).isEqualTo(strings.size());
    map.forEach(
        (key, value) ->
            assertThat(strings).containsEntry(new String(key, StandardCharsets.UTF_8), value));
  }

  private static String key(SplittableRandom random) {
    int length = random.nextInt(26);
    var key = new StringBuilder("abcdefghijklmnopqrstuvwxyz".substring(0, length));
    if (length > 0) {
      key.setCharAt(random.nextInt(length), (char) ('A' + random.nextInt(3)));
    }
    return key.toString();
  }
}
