package sealbag.parsers.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The raw email, cut off with a [LimitReached] once it is longer than allowed.
final class CountedBytes extends FilterInputStream {
  private final long limitBytes;
  private long sizeBytes;

  CountedBytes(InputStream in, long limitBytes) {
    super(in);
    this.limitBytes = limitBytes;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    count(Math.max(n, 0));
    return n;
  }

  private void count(int n) throws LimitReached {
    sizeBytes += n;
    if (sizeBytes > limitBytes) {
      throw new LimitReached(
          "The email is larger than the limit of "
              + limitBytes
              + " bytes; ask for the export as a file and take it in with import.");
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
