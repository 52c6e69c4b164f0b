package sealbag.ingest.packaging;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.evidence.Sha256;

/// Passes bytes on and compares them with what they should be.
final class ExpectedBytes extends OutputStream {

  private final OutputStream to;
  private final BagFile file;
  private final MessageDigest digest = Sha256.start();
  private long count;

  ExpectedBytes(OutputStream to, BagFile file) {
    this.to = to;
    this.file = file;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    count += length;
    digest.update(bytes, offset, length);
    to.write(bytes, offset, length);
  }

  void check() throws AlteredObjectException {
    Sha256 actual = Sha256.of(digest);
    if (count != file.sizeBytes() || !actual.equals(file.sha256())) {
      throw new AlteredObjectException(
          file.sha256(),
          "the bytes for the package are not those of object %s; look at the disk and restore the object"
              .formatted(file.sha256()));
    }
  }
}
