package sealbag.uploaders.folder;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Hands out its bytes and then fails, as copying does when a disk is full.
final class BrokenStream extends FilterInputStream {

  BrokenStream(InputStream bytes) {
    super(bytes);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count < 0) {
      throw new IOException("No space left on device");
    }
    return count;
  }
}
