package sealbag.uploaders.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sends a stream of known length in large pieces: the JDK's own way takes 16 KiB at a time, which
/// costs more than the bytes themselves.
public final class StreamBody implements Publisher<ByteBuffer> {
  private static final int PIECE_BYTES = 1 << 16;

  private final Supplier<InputStream> open;
  private final long sizeBytes;

  private StreamBody(Supplier<InputStream> open, long sizeBytes) {
    this.open = open;
    this.sizeBytes = sizeBytes;
  }

  /// A body of exactly so many bytes. A stream that ends before, or cannot be read, ends the
  /// request.
  ///
  /// @param open gives the bytes from their beginning each time
  public static BodyPublisher of(Supplier<InputStream> open, long sizeBytes) {
    return sizeBytes == 0
        ? BodyPublishers.noBody()
        : BodyPublishers.fromPublisher(new StreamBody(open, sizeBytes), sizeBytes);
  }

  /// Why the bytes of a request could not be read on this machine, when its failure was that.
  public static Optional<IOException> whyUnread(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadException unread) {
        return Optional.of(unread.why);
      }
    }
    return Optional.empty();
  }

  private static final class UnreadException extends IOException {
    @Serial private static final long serialVersionUID = 1L;
    private final IOException why;

    UnreadException(IOException why) {
      super("the bytes to send could not be read", why);
      this.why = why;
    }
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    subscriber.onSubscribe(new Pieces(open.get(), sizeBytes, subscriber));
  }

  /// One sending. Nothing is read before it is asked for.
  private static final class Pieces implements Subscription {
    private final InputStream bytes;
    private final Subscriber<? super ByteBuffer> subscriber;
    private final AtomicLong wanted = new AtomicLong();
    private volatile boolean isOver;
    private long left;

    Pieces(InputStream bytes, long sizeBytes, Subscriber<? super ByteBuffer> subscriber) {
      this.bytes = bytes;
      this.left = sizeBytes;
      this.subscriber = subscriber;
    }

    @Override
    public void request(long count) {
      if (count < 1) {
        fail(new IllegalArgumentException("asked for " + count + " pieces"));
        return;
      }
      if (wanted.getAndAccumulate(count, Pieces::sum) > 0) {
        return; // asked from within onNext, or while another thread is sending
      }
      do {
        if (!isOver) {
          send();
        }
      } while (wanted.decrementAndGet() > 0);
    }

    private static long sum(long some, long more) {
      return some > Long.MAX_VALUE - more ? Long.MAX_VALUE : some + more;
    }

    private void send() {
      byte[] piece = new byte[(int) Math.min(PIECE_BYTES, left)];
      try {
        int count = bytes.readNBytes(piece, 0, piece.length);
        if (count < piece.length) {
          fail(new UnreadException(new IOException("the stream ended before its length")));
          return;
        }
      } catch (IOException e) {
        fail(new UnreadException(e));
        return;
      }
      left -= piece.length;
      subscriber.onNext(ByteBuffer.wrap(piece));
      if (left == 0 && !isOver) {
        isOver = true;
        subscriber.onComplete();
      }
    }

    private void fail(Exception why) {
      isOver = true;
      subscriber.onError(why);
    }

    @Override
    public void cancel() {
      isOver = true;
    }
  }
}
