package sealbag.parsers.whatsapp;

import java.util.Arrays;
import sealbag.parsers.whatsapp.Header.Separator;

/// One header, byte for byte, with its digits left open. The headers of one export differ in little
/// else, so that most are recognised without looking at their characters one by one.
final class Stencil {

  private final byte[] bytes;
  private final Header header = new Header();

  private final int[] starts;

  private Stencil(byte[] bytes, int[] starts) {
    this.bytes = bytes;
    this.starts = starts;
  }

  /// Whether the header can be cut out. Whether a stamp followed by a space alone is one depends on
  /// the text after it, and digits of other scripts are not bytes.
  static boolean canCut(Header header, byte[] line, int from) {
    return header.separator != Separator.SPACE
        && line[header.bodyStart - 1] == ' '
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
    for (int i = 0; i < bytes.length; i++) {
      byte own = bytes[i];
      byte other = line[from + i];
      if (own == '0' ? !isDigit(other) : own != other) {
        return false;
      }
    }
    return true;
  }

  /// Reads the header of a line that [#fits].
  void read(byte[] line, int from, Header into) {
    into.set(header);
    into.move(from);
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
    int value = 0;
    for (int i = from + starts[index]; isDigit(line[i]); i++) {
      value = value * 10 + line[i] - '0';
    }
    return value;
  }
}
