package sealbag.parsers.whatsapp;

/// A byte order mark before the first line belongs to no record.
final class ByteOrderMark {

  static final int BYTES = 3;

  private ByteOrderMark() {}

  /// Where the line starts in its buffer, after the mark if it is the first line and has one.
  static int skip(LineReader lines) {
    return lines.start() + (opens(lines) ? BYTES : 0);
  }

  /// Whether this is the start of the text and it opens with the mark.
  static boolean opens(LineReader lines) {
    int at = lines.start();
    return lines.offset() == 0
        && at + BYTES <= lines.end()
        && lines.buffer()[at] == (byte) 0xEF
        && lines.buffer()[at + 1] == (byte) 0xBB
        && lines.buffer()[at + 2] == (byte) 0xBF;
  }
}
