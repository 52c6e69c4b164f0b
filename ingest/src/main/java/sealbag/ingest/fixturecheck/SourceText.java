package sealbag.ingest.fixturecheck;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A chat text by its lines. Lines end with LF; a CR before it belongs to the line.
final class SourceText {

  private final byte[] bytes;

  SourceText(byte[] bytes) {
    this.bytes = bytes;
  }

  int length() {
    return bytes.length;
  }

  String all() {
    return new String(bytes, UTF_8);
  }

  /// Line feeds, and one more for a last line without one.
  long lines() {
    long feeds = 0;
    for (byte b : bytes) {
      feeds += b == '\n' ? 1 : 0;
    }
    boolean open = bytes.length > 0 && bytes[bytes.length - 1] != '\n';
    return open ? feeds + 1 : feeds;
  }

  /// The line of that number, counted from 1, without its LF; empty past the end.
  String line(long number) {
    int start = 0;
    for (long at = 1; at < number; at++) {
      start = end(start) + 1;
    }
    return start >= bytes.length ? "" : new String(bytes, start, end(start) - start, UTF_8);
  }

  /// The number of the line that holds the byte at `offset`.
  long lineAt(long offset) {
    long line = 1;
    for (int i = 0; i < Math.min(offset, bytes.length); i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private int end(int start) {
    int end = start;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }
}
