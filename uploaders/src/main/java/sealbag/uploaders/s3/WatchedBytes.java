package sealbag.uploaders.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/// Tells why reading failed: those who read may make something else of it.
final class WatchedBytes extends FilterInputStream {
  private final Consumer<IOException> broken;

  WatchedBytes(InputStream bytes, Consumer<IOException> broken) {
    super(bytes);
    this.broken = broken;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (IOException e) {
      broken.accept(e);
      throw e;
    }
  }
}
