package sealbag.uploaders.pace;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads in small pieces and waits after each as long as it takes at the allowed rate.
final class PacedStream extends FilterInputStream {
  private static final int LEAST_BYTES = 1 << 10;
  private static final int MOST_BYTES = 1 << 16;
  private static final int PIECES_PER_SECOND = 20;

  private final Pace pace;

  PacedStream(InputStream bytes, Pace pace) {
    super(bytes);
    this.pace = pace;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    long rate = pace.rate();
    if (rate == 0) {
      return super.read(bytes, offset, length);
    }
    int piece = Math.clamp(rate / PIECES_PER_SECOND, LEAST_BYTES, MOST_BYTES);
    int count = super.read(bytes, offset, Math.min(length, piece));
    if (count > 0) {
      pace.spend(count, rate);
    }
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
