package sealbag.parsers.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.Optional;

/// How many pictures an animated WebP has, such as a moving sticker, and how long it runs once
/// (WebP container specification, "Animation"). Reads the headers of at most 100,000 chunks.
final class WebpAnimation {
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int FRAME_HEADER = 16;
  private static final int DURATION_AT = CHUNK_HEADER + 12;
  private static final int ANMF = 0x464D4E41;
  private static final int MOST_CHUNKS = 100_000;

  private WebpAnimation() {}

  /// Empty for a still picture, and for an animation of more chunks than are read.
  static Optional<MediaFacts> of(SeekableByteChannel file) throws IOException {
    long at = FIRST_CHUNK;
    int frames = 0;
    long millis = 0;
    for (int chunks = 0; chunks < MOST_CHUNKS; chunks++) {
      if (at > file.size() - CHUNK_HEADER) {
        return frames == 0
            ? Optional.empty()
            : Optional.of(MediaFacts.animated(frames, Duration.ofMillis(millis)));
      }
      ByteBuffer head = read(file, at);
      if (head.getInt(0) == ANMF && head.limit() >= CHUNK_HEADER + FRAME_HEADER) {
        frames++;
        millis += head.getInt(DURATION_AT) & 0xFF_FFFF;
      }
      long size = Integer.toUnsignedLong(head.getInt(4));
      at += CHUNK_HEADER + size + (size & 1);
    }
    return Optional.empty();
  }

  private static ByteBuffer read(SeekableByteChannel file, long at) throws IOException {
    ByteBuffer head =
        ByteBuffer.allocate(CHUNK_HEADER + FRAME_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    file.position(at);
    while (head.hasRemaining() && file.read(head) >= 0) {}
    return head.flip();
  }
}
