package sealbag.uploaders.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.function.Consumer;
import sealbag.uploaders.delivery.Fingerprint;

/// The whole of a package's file, which ends well only when it is what was sealed: the last bytes
/// are held back until the hash of all is known to be right. So a store never gets a changed file
/// whole.
final class SealedBytes extends InputStream {
  private static final int BUFFER_BYTES = 1 << 17;

  private final FileChannel file;
  private final Fingerprint sealed;
  private final Consumer<IOException> broken;
  private final MessageDigest digest = Sha256.digest();
  private final ByteBuffer ready = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
  private long position;

  /// @param broken is told why reading failed: those who read may make something else of it
  SealedBytes(FileChannel file, Fingerprint sealed, Consumer<IOException> broken) {
    this.file = file;
    this.sealed = sealed;
    this.broken = broken;
  }

  @Override
  public int read() throws IOException {
    return fill() ? ready.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, ready.remaining());
    ready.get(bytes, offset, count);
    return count;
  }

  private boolean fill() throws IOException {
    if (ready.hasRemaining()) {
      return true;
    }
    if (position == sealed.sizeBytes()) {
      return false;
    }
    try {
      readOn();
    } catch (IOException e) {
      broken.accept(e);
      throw e;
    }
    return true;
  }

  private void readOn() throws IOException {
    ready.clear().limit((int) Math.min(BUFFER_BYTES, sealed.sizeBytes() - position));
    int count = file.read(ready, position);
    if (count < 0) {
      ready.limit(0);
      throw new ChangedException();
    }
    position += count;
    digest.update(ready.flip().duplicate());
    if (position == sealed.sizeBytes()) {
      if (!Sha256.hex(digest.digest()).equals(sealed.sha256())) {
        ready.limit(0);
        throw new ChangedException();
      }
    }
  }
}
