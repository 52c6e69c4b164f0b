package sealbag.parsers.whatsapp;

import java.util.Arrays;
import sealbag.parsers.chat.Utf8;
import sealbag.parsers.whatsapp.Header.Separator;

/// One header, byte for byte, with its digits left open. The headers of one export differ in little
/// else, so that most are recognised without looking at their characters one by one.
final class Stencil {

  private final byte[] bytes;
  private final Word[] words;

  /// What all its headers print, and the date of the last one.
  private final Header header = new Header();

  private final int[] starts;

  private final int[] widths;

  private final long printKey;

  /// Where the first eight bytes of the date stand, and the last eight; the same where it has less.
  private final int dateStart;

  private final int dateEnd;
  private final long dateMask;
  private final boolean longDate;
  private long lastDateStart;
  private long lastDateEnd;

  /// Whether its headers fit the layout that the text is read with, whatever their numbers are; set
  /// by the reader that knows the layout.
  boolean fitsAll;

  private Stencil(Header cut, byte[] bytes, int[] starts) {
    this.bytes = bytes;
    this.starts = starts;
    header.set(cut);
    printKey = cut.printKey();
    widths = Arrays.stream(starts).map(this::width).toArray();
    int first = firstOfDate(cut);
    int last = first + cut.fieldCount - 1;
    int length = starts[last] + widths[last] - starts[first];
    dateStart = starts[first];
    dateEnd = dateStart + Math.max(0, length - Words.BYTES);
    dateMask = length >= Words.BYTES ? -1L : (1L << (Byte.SIZE * length)) - 1;
    longDate = length > 2 * Words.BYTES;
    words = new Word[(bytes.length + Words.BYTES - 1) / Words.BYTES];
    Arrays.setAll(
        words, i -> Word.of(bytes, Math.min(i * Words.BYTES, bytes.length - Words.BYTES)));
  }

  /// Whether the header can be cut out. Whether a stamp followed by a space alone is one depends on
  /// the text after it, and digits of other scripts are not bytes. Eight bytes can be looked at
  /// from where the date starts.
  static boolean canCut(Header header, byte[] line, int from) {
    return header.separator != Separator.SPACE
        && line[header.bodyStart - 1] == ' '
        && header.bodyStart - from >= Words.BYTES
        && Utf8.isWellFormed(line, from, header.bodyStart)
        && !endsWithLetter(header, line)
        && hasPlainNumbers(header, line, from);
  }

  /// `1/2/14, 5:05 A` may end in a name, which depends on the text after it.
  private static boolean endsWithLetter(Header header, byte[] line) {
    return line[header.stampEnd - 2] == ' ' && Character.isLetter(line[header.stampEnd - 1]);
  }

  private static boolean hasPlainNumbers(Header header, byte[] line, int from) {
    int[] starts = numberStarts(line, from, header.bodyStart);
    return starts.length == numbers(header)
        && starts[firstOfDate(header)] + Words.BYTES <= header.bodyStart - from;
  }

  /// Which of the numbers is the date's first.
  private static int firstOfDate(Header header) {
    return header.timeFirst ? numbers(header) - header.fieldCount : 0;
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
    var stencil = new Stencil(header, bytes, numberStarts(line, from, header.bodyStart));
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

  /// The length of its headers, up to the body.
  int length() {
    return bytes.length;
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
    readDate(line, from);
    into.setDate(header);
    int next = into.timeFirst ? 0 : header.fieldCount;
    into.hour = number(line, from, next++);
    into.minute = number(line, from, next++);
    if (header.hasSeconds()) {
      into.second = number(line, from, next);
    }
  }

  /// Neighbouring headers mostly print the same date.
  private void readDate(byte[] line, int from) {
    long first = Words.at(line, from + dateStart) & dateMask;
    long last = Words.at(line, from + dateEnd) & dateMask;
    if (first == lastDateStart && last == lastDateEnd && !longDate) {
      return;
    }
    lastDateStart = first;
    lastDateEnd = last;
    int next = firstOfDate(header);
    for (int i = 0; i < header.fieldCount; i++) {
      header.fields[i] = number(line, from, next++);
    }
    header.dateKey =
        Header.numberKey(header.fields[0], header.fields[1], header.fields[2]) | printKey;
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
