package sealbag.parsers.whatsapp;

import java.util.Arrays;
import sealbag.parsers.whatsapp.Header.Separator;

/// One header, byte for byte, with its digits left open. The headers of one export differ in little
/// else, so that most are recognised without looking at their characters one by one.
final class Stencil {

  private final byte[] bytes;
  private final Word[] words;
  private final Header header = new Header();

  private final int[] starts;

  private final int[] widths;

  private Stencil(byte[] bytes, int[] starts) {
    this.bytes = bytes;
    this.starts = starts;
    widths = Arrays.stream(starts).map(this::width).toArray();
    words = new Word[(bytes.length + Words.BYTES - 1) / Words.BYTES];
    Arrays.setAll(
        words, i -> Word.of(bytes, Math.min(i * Words.BYTES, bytes.length - Words.BYTES)));
  }

  /// Whether the header can be cut out. Whether a stamp followed by a space alone is one depends on
  /// the text after it, and digits of other scripts are not bytes.
  static boolean canCut(Header header, byte[] line, int from) {
    return header.separator != Separator.SPACE
        && line[header.bodyStart - 1] == ' '
        && header.bodyStart - from >= Words.BYTES
        && numberStarts(line, from, header.bodyStart).length == numbers(header);
  }

  private static int numbers(Header header) {
    return header.fieldCount + (header.hasSeconds() ? 3 : 2);
  }

  private static int[] numberStarts(byte[] line, int from, int to) {
    int[] starts = new int[to - from];
    int count = 0;
    for (int i = from; i < to; i++) {
      if (isDigit(line[i]) && (i == from || !isDigit(line[i - 1]))) {
        starts[count++] = i - from;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  private int width(int start) {
    int end = start;
    while (isDigit(bytes[end])) {
      end++;
    }
    return end - start;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /// The stencil of a header in a line that starts at `from`.
  static Stencil cut(Header header, byte[] line, int from) {
    byte[] bytes = Arrays.copyOfRange(line, from, header.bodyStart);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = isDigit(bytes[i]) ? (byte) '0' : bytes[i];
    }
    var stencil = new Stencil(bytes, numberStarts(line, from, header.bodyStart));
    stencil.header.set(header);
    stencil.header.move(-from);
    return stencil;
  }

  boolean fits(byte[] line, int from, int to) {
    if (to - from < bytes.length) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      int at = Math.min(i * Words.BYTES, bytes.length - Words.BYTES);
      if (!words[i].fits(Words.at(line, from + at))) {
        return false;
      }
    }
    return true;
  }

  /// Eight bytes of a header. A digit has 3 in its upper half, also after adding 6.
  ///
  /// @param fixed the bits that are as in `bytes`
  /// @param digits 6 in the place of every digit
  private record Word(long bytes, long fixed, long digits) {

    static Word of(byte[] bytes, int at) {
      long fixed = 0;
      long digits = 0;
      for (int i = Words.BYTES - 1; i >= 0; i--) {
        boolean digit = isDigit(bytes[at + i]);
        fixed = fixed << 8 | (digit ? 0xF0 : 0xFF);
        digits = digits << 8 | (digit ? 6 : 0);
      }
      return new Word(Words.at(bytes, at) & fixed, fixed, digits);
    }

    boolean fits(long line) {
      return (line & fixed) == bytes && ((line + digits) & fixed) == bytes;
    }
  }

  /// Reads the header of a line that [#fits].
  void read(byte[] line, int from, Header into) {
    if (into.stencil != this) {
      into.set(header);
      into.stencil = this;
    }
    into.stampStart = header.stampStart + from;
    into.stampEnd = header.stampEnd + from;
    into.bodyStart = header.bodyStart + from;
    int next = into.timeFirst ? numbers(header) - header.fieldCount : 0;
    for (int i = 0; i < header.fieldCount; i++) {
      into.fields[i] = number(line, from, next++);
    }
    next = into.timeFirst ? 0 : header.fieldCount;
    into.hour = number(line, from, next++);
    into.minute = number(line, from, next++);
    if (header.hasSeconds()) {
      into.second = number(line, from, next);
    }
  }

  private int number(byte[] line, int from, int index) {
    int at = from + starts[index];
    return switch (widths[index]) {
      case 1 -> line[at] - '0';
      case 2 -> twoDigits(line, at);
      case 4 -> twoDigits(line, at) * 100 + twoDigits(line, at + 2);
      default -> digits(line, at, widths[index]);
    };
  }

  private static int twoDigits(byte[] line, int at) {
    return line[at] * 10 + line[at + 1] - '0' * 11;
  }

  private static int digits(byte[] line, int from, int width) {
    int value = 0;
    for (int at = from; at < from + width; at++) {
      value = value * 10 + line[at] - '0';
    }
    return value;
  }
}
