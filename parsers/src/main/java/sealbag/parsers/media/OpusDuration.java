package sealbag.parsers.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.Optional;

/// How long an Opus voice note is: the last page's granule position less the pre-skip, over 48 kHz
/// (RFC 7845, 4). Reads the first bytes and the last 128 KiB, no more.
final class OpusDuration {
  private static final int SAMPLES_PER_SECOND = 48_000;
  private static final int PAGE_HEADER = 27;
  private static final int FIRST_PAGE = PAGE_HEADER + 255 + 19;
  private static final int PRE_SKIP_AT = 10;

  /// An Ogg page is at most 65,307 bytes long (RFC 3533, 6), so two of them hold one whole header.
  private static final int TAIL = 2 * 65_536;

  private static final int OGGS = 0x5367674F;
  private static final long OPUS_HEAD = 0x646165487375704FL;

  private OpusDuration() {}

  static Optional<Duration> of(SeekableByteChannel file) throws IOException {
    ByteBuffer head = read(file, 0, FIRST_PAGE);
    if (head.limit() < PAGE_HEADER || head.getInt(0) != OGGS) {
      return Optional.empty();
    }
    int packet = PAGE_HEADER + Byte.toUnsignedInt(head.get(26));
    if (head.limit() < packet + PRE_SKIP_AT + 2 || head.getLong(packet) != OPUS_HEAD) {
      return Optional.empty();
    }
    int stream = head.getInt(14);
    int preSkip = Short.toUnsignedInt(head.getShort(packet + PRE_SKIP_AT));
    long tailAt = Math.max(0, file.size() - TAIL);
    return lastGranule(read(file, tailAt, TAIL), stream)
        .map(granule -> granule - preSkip)
        .filter(samples -> samples >= 0)
        .map(OpusDuration::lasting);
  }

  private static Duration lasting(long samples) {
    return Duration.ofMillis(
        samples / SAMPLES_PER_SECOND * 1000
            + samples % SAMPLES_PER_SECOND * 1000 / SAMPLES_PER_SECOND);
  }

  /// The last page of the stream that ends a packet; -1 marks a page on which none ends.
  private static Optional<Long> lastGranule(ByteBuffer tail, int stream) {
    for (int at = tail.limit() - PAGE_HEADER; at >= 0; at--) {
      if (tail.getInt(at) == OGGS
          && tail.get(at + 4) == 0
          && tail.getInt(at + 14) == stream
          && tail.getLong(at + 6) >= 0) {
        return Optional.of(tail.getLong(at + 6));
      }
    }
    return Optional.empty();
  }

  private static ByteBuffer read(SeekableByteChannel file, long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    file.position(at);
    while (buffer.hasRemaining() && file.read(buffer) >= 0) {}
    return buffer.flip();
  }
}
