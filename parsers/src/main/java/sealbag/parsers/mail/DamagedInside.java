package sealbag.parsers.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The bytes of a file inside an email cannot be read: its own structure is damaged, not the disk.
final class DamagedInside extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedInside(Exception cause) {
    super("the file inside the email is damaged", cause);
  }

  /// The same bytes; whatever goes wrong while they are read is damage.
  static InputStream watch(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        try {
          return super.read();
        } catch (IOException | RuntimeException e) {
          throw new DamagedInside(e);
        }
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
          return super.read(buffer, offset, length);
        } catch (IOException | RuntimeException e) {
          throw new DamagedInside(e);
        }
      }
    };
  }
}
