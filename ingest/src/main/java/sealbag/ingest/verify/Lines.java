package sealbag.ingest.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Lines of a text file as bytes, without their LF.
final class Lines {

  private Lines() {}

  /// Sees the next line.
  @FunctionalInterface
  interface Sink {
    void line(byte[] line) throws IOException;
  }

  /// Reads line by line, up to the first that is longer than any that Sealbag writes.
  ///
  /// @return whether every line was ended by LF and none was too long
  static boolean read(InputStream in, int longestBytes, Sink sink) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b; (b = in.read()) >= 0; ) {
      if (b == '\n') {
        sink.line(line.toByteArray());
        line.reset();
      } else if (line.size() == longestBytes) {
        return false;
      } else {
        line.write(b);
      }
    }
    return line.size() == 0;
  }
}
