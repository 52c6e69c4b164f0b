package sealbag.ingest.mailbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The body of an answer, of which each read waits for a limited time. The timeout of the JDK's
/// client ends with the headers (JDK-8208693).
final class TimedBody extends FilterInputStream {
  private final Duration limit;

  TimedBody(InputStream in, Duration limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    var done = new CompletableFuture<Boolean>();
    var _ =
        done.completeOnTimeout(false, limit.toNanos(), TimeUnit.NANOSECONDS)
            .thenAccept(inTime -> endWhenLate(inTime));
    try {
      return in.read(bytes, from, length);
    } finally {
      done.complete(true);
    }
  }

  private void endWhenLate(boolean inTime) {
    if (!inTime) {
      try {
        in.close(); // lets the read that waits fail
      } catch (IOException _) {
        // it is closed
      }
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
