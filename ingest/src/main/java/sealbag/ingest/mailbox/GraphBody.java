package sealbag.ingest.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import sealbag.ingest.mailbox.MailSourceException.Why;

/// The raw bytes of one mail. Graph has no ranges: after a lost connection it begins again, passes
/// over what was handed out already, and throws where that is not the same.
final class GraphBody extends InputStream {
  private static final int MOST_BREAKS = 3;

  private final Opening opening;
  private final MessageDigest handedOut = sha256();
  private InputStream in;
  private long count;
  private int breaks;

  /// Begins the mail from its first byte.
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  GraphBody(Opening opening) throws IOException {
    this.opening = opening;
    this.in = opening.open();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (true) {
      try {
        int got = in.read(bytes, from, length);
        if (got > 0) {
          handedOut.update(bytes, from, got);
          count += got;
        }
        return got;
      } catch (IOException e) {
        again(e);
      }
    }
  }

  private void again(IOException cause) throws IOException {
    in.close();
    breaks++;
    if (breaks > MOST_BREAKS || Thread.currentThread().isInterrupted()) {
      throw new MailSourceException(
          Why.AWAY, "The connection to Microsoft Graph broke off several times in a mail.", cause);
    }
    in = opening.open();
    MessageDigest skipped = sha256();
    long left = count;
    try {
      var hashed = new DigestInputStream(in, skipped);
      byte[] buffer = new byte[1 << 16];
      while (left > 0) {
        int got = hashed.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (got < 0) {
          break;
        }
        left -= got;
      }
    } catch (IOException e) {
      again(e);
      return;
    }
    if (left > 0 || !Arrays.equals(skipped.digest(), digestSoFar())) {
      throw new MailSourceException(
          Why.AWAY,
          "Microsoft Graph handed out other bytes for the same mail when it was read again after a lost connection.");
    }
  }

  private byte[] digestSoFar() {
    try {
      return ((MessageDigest) handedOut.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
