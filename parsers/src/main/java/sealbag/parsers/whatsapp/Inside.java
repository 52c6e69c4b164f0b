package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Words that a text can hold anywhere. Looks for one sign of each: a colon where the word has one,
/// since whether a text holds a colon is known, else its first byte that is no letter or digit.
final class Inside {

  private final List<byte[]> withColon = new ArrayList<>();
  private final List<byte[]> others = new ArrayList<>();
  private final byte[] signs;

  Inside(List<byte[]> words) {
    for (byte[] word : words) {
      (Words.find((byte) ':', word, 0, word.length) < word.length ? withColon : others).add(word);
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

  /// Whether one of the words may be in the text.
  boolean isIn(Draft draft) {
    byte[] bytes = draft.bytes;
    int from = draft.textStart;
    int to = draft.bodyEnd;
    if (draft.hasColon && holds(withColon, bytes, from, to)) {
      return true;
    }
    for (byte sign : signs) {
      if ((sign >= 0 || !draft.ascii) && Words.find(sign, bytes, from, to) < to) {
        return holds(others, bytes, from, to);
      }
    }
    return false;
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
