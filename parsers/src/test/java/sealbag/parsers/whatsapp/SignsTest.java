package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SignsTest {

  private static final byte[] TELLING = {':', '<', '\n', '*', 0x1A, '8', '>', 'a', (byte) 0xE2, 0};

  /// Bytes at random, among them all that the tricks with eight bytes at a time could confuse.
  @Test
  void eightBytesAtATimeTellTheSameAsOneByOne() {
    var random = new SplittableRandom(7);
    var signs = new Signs();
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = random.nextInt(3) == 0 ? TELLING[random.nextInt(TELLING.length)] : (byte) 'x';
      }
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);

      signs.clear();
      int end = signs.toLineFeed(bytes, from, to);

      assertThat(end).isEqualTo(lineFeed(bytes, from, to));
      assertThat(signs.all()).isEqualTo(slowly(bytes, from, end));
      assertThat(Signs.in(bytes, from, to)).isEqualTo(slowly(bytes, from, to));
    }
  }

  private static int lineFeed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  private static int slowly(byte[] bytes, int from, int to) {
    int signs = 0;
    for (int at = from; at < to; at++) {
      signs |= bytes[at] == ':' ? Signs.COLON : 0;
      signs |= bytes[at] == '<' ? Signs.LESS : 0;
      signs |= bytes[at] == '\n' ? Signs.LINES : 0;
      signs |= bytes[at] < 0 ? Signs.WIDE : 0;
    }
    return signs;
  }
}
