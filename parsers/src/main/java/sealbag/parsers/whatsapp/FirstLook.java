package sealbag.parsers.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Rules out by its bytes most of the text that holds no phrase, before a string is made of it.
final class FirstLook {

  private static final byte KEY = 1;
  private static final byte MARK = 2;

  private final boolean[] openings = new boolean[256];
  private final byte[] signs = new byte[256];

  /// @param openings what the text could open with
  /// @param keys what it could hold
  FirstLook(List<String> openings, List<String> keys) {
    signs[0xE2] = MARK;
    for (String opening : openings) {
      this.openings[opening.getBytes(StandardCharsets.UTF_8)[0] & 0xFF] = true;
    }
    for (String key : keys) {
      signs[rarest(key.getBytes(StandardCharsets.UTF_8)) & 0xFF] = KEY;
    }
  }

  /// The first byte that is none of a word's, or the first of all.
  private static byte rarest(byte[] key) {
    for (byte b : key) {
      if (b > ' ' && !Character.isLetterOrDigit(b)) {
        return b;
      }
    }
    return key[0];
  }

  /// Whether the bytes could open with one of the openings, or hold a key or an app's mark.
  boolean mayHold(byte[] bytes, int from, int to) {
    if (from < to && openings[bytes[from] & 0xFF]) {
      return true;
    }
    for (int i = from; i < to; i++) {
      byte sign = signs[bytes[i] & 0xFF];
      if (sign == KEY || (sign == MARK && ShapeTally.startsWithAppMark(bytes, i, to))) {
        return true;
      }
    }
    return false;
  }
}
