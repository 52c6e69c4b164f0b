package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Words that a text can hold anywhere. Looks for one sign of each: a colon where the word has one,
/// since whether a text holds a colon is known, else its first byte that is no letter or digit.
final class Inside {

  private static final byte COLON = ':';

  private final List<byte[]> withColon = new ArrayList<>();
  private final List<byte[]> others = new ArrayList<>();
  private final byte[] signs;

  Inside(List<byte[]> words) {
    for (byte[] word : words) {
      (Words.find(COLON, word, 0, word.length) < word.length ? withColon : others).add(word);
    }
    byte[] all = new byte[others.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = sign(others.get(i));
    }
    signs = distinct(all);
  }

  private static byte[] distinct(byte[] all) {
    Arrays.sort(all);
    byte[] distinct = new byte[all.length];
    int count = 0;
    for (byte sign : all) {
      if (count == 0 || distinct[count - 1] != sign) {
        distinct[count++] = sign;
      }
    }
    return Arrays.copyOf(distinct, count);
  }

  private static byte sign(byte[] word) {
    for (byte b : word) {
      if (b > ' ' && !Character.isLetterOrDigit(b)) {
        return b;
      }
    }
    return word[0];
  }

  /// Whether one of the words may be in a text, which holds these [Signs].
  boolean isIn(byte[] bytes, int from, int to, int known) {
    if (isInWithColon(bytes, from, to, known)) {
      return true;
    }
    for (byte sign : signs) {
      if (mayHold(known, sign) && Words.find(sign, bytes, from, to) < to) {
        return holds(others, bytes, from, to);
      }
    }
    return false;
  }

  /// Whether one of the words that hold a colon may be in the text.
  boolean isInWithColon(byte[] bytes, int from, int to, int known) {
    if ((known & Signs.COLON) == 0 || withColon.isEmpty()) {
      return false;
    }
    for (int at = from; (at = Words.find(COLON, bytes, at, to)) < to; at++) {
      for (byte[] word : withColon) {
        int start = at - Words.find(COLON, word, 0, word.length);
        if (start >= from && start + word.length <= to && Words.equal(word, bytes, start)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean mayHold(int known, byte sign) {
    return (known & (sign == '<' ? Signs.LESS : sign < 0 ? Signs.WIDE : ~0)) != 0;
  }

  private static boolean holds(List<byte[]> words, byte[] bytes, int from, int to) {
    for (byte[] word : words) {
      for (int at = from; (at = Words.find(word[0], bytes, at, to)) + word.length <= to; at++) {
        if (Arrays.equals(word, 0, word.length, bytes, at, at + word.length)) {
          return true;
        }
      }
    }
    return false;
  }
}
