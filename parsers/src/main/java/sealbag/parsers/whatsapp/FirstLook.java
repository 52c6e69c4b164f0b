package sealbag.parsers.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Rules out by its bytes most of the text that holds no phrase, before a string is made of it.
final class FirstLook {

  private static final byte KEY = 1;
  private static final byte MARK = 2;

  private final byte[][][] openings = new byte[256][][];
  private final byte[] signs = new byte[256];

  /// @param openings what the text could open with
  /// @param keys what it could hold
  FirstLook(List<String> openings, List<String> keys) {
    signs[0xE2] = MARK;
    Arrays.fill(this.openings, new byte[0][]);
    Map<Integer, List<byte[]>> byFirst =
        openings.stream()
            .map(opening -> opening.getBytes(StandardCharsets.UTF_8))
            .collect(Collectors.groupingBy(opening -> opening[0] & 0xFF));
    byFirst.forEach((first, all) -> this.openings[first] = all.toArray(byte[][]::new));
    for (String key : keys) {
      signs[rarest(key.getBytes(StandardCharsets.UTF_8)) & 0xFF] |= KEY;
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
    int seen = 0;
    for (int i = from; i < to; i++) {
      seen |= signs[bytes[i] & 0xFF];
    }
    return (seen & KEY) != 0
        || ((seen & MARK) != 0 && holdsMark(bytes, from, to))
        || (from < to && opens(bytes, from, to));
  }

  private static boolean holdsMark(byte[] bytes, int from, int to) {
    for (int at = from; (at = Words.find((byte) 0xE2, bytes, at, to)) < to; at++) {
      if (ShapeTally.startsWithAppMark(bytes, at, to)) {
        return true;
      }
    }
    return false;
  }

  private boolean opens(byte[] bytes, int from, int to) {
    for (byte[] opening : openings[bytes[from] & 0xFF]) {
      int end = from + opening.length;
      if (end <= to && Arrays.equals(opening, 0, opening.length, bytes, from, end)) {
        return true;
      }
    }
    return false;
  }
}
