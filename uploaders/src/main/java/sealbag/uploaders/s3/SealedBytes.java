package sealbag.uploaders.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import sealbag.uploaders.delivery.Fingerprint;

/// The whole of a package's file, which ends well only when it is what was sealed: the last bytes
/// are held back until the hash of all is known to be right. So a store never gets a changed file
/// whole.
final class SealedBytes extends InputStream {
  private final FileChannel file;
  private final Fingerprint sealed;
  private final MessageDigest digest = Sha256.digest();
  private long position;

  SealedBytes(FileChannel file, Fingerprint sealed) {
    this.file = file;
    this.sealed = sealed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int wanted = (int) Math.min(length, sealed.sizeBytes() - position);
    if (wanted == 0) {
      return length == 0 ? 0 : -1;
    }
    int count = readOn(ByteBuffer.wrap(bytes, offset, wanted));
    digest.update(bytes, offset, count);
    position += count;
    requireSealed();
    return count;
  }

  private int readOn(ByteBuffer into) throws IOException {
    int count = file.read(into, position);
    if (count < 0) {
      throw new ChangedException();
    }
    return count;
  }

  private void requireSealed() throws ChangedException {
    if (position == sealed.sizeBytes() && !Sha256.hex(digest.digest()).equals(sealed.sha256())) {
      throw new ChangedException();
    }
  }
}
