package sealbag.parsers.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

class OpusDurationTest {

  private static byte[] page(int stream, long granule, byte[] packet) {
    return ByteBuffer.allocate(28 + packet.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("OggS\0\0".getBytes(US_ASCII))
        .putLong(granule)
        .putInt(stream)
        .putLong(0)
        .put((byte) 1)
        .put((byte) packet.length)
        .put(packet)
        .array();
  }

  private static byte[] head(int preSkip) {
    return ByteBuffer.allocate(19)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("OpusHead\1\1".getBytes(US_ASCII))
        .putShort((short) preSkip)
        .array();
  }

  private static Optional<Duration> duration(byte[]... pages) throws Exception {
    var file = new ByteArrayOutputStream();
    for (byte[] page : pages) {
      file.writeBytes(page);
    }
    return OpusDuration.of(new SeekableInMemoryByteChannel(file.toByteArray()));
  }

  @Test
  void theLastGranuleLessThePreSkipCounts() throws Exception {
    byte[] filler = new byte[200_000];

    assertThat(duration(page(7, 0, head(312)), filler, page(7, 48_312, new byte[9])))
        .contains(Duration.ofSeconds(1));
  }

  @Test
  void pagesOfOtherStreamsAndWithoutAnEndDoNotCount() throws Exception {
    assertThat(
            duration(
                page(7, 0, head(0)),
                page(7, 24_000, new byte[9]),
                page(8, 96_000, new byte[9]),
                page(7, -1, new byte[9])))
        .contains(Duration.ofMillis(500));
  }

  @Test
  void endlessGranulesDoNotOverflow() throws Exception {
    assertThat(duration(page(7, 0, head(0)), page(7, Long.MAX_VALUE, new byte[1])))
        .contains(Duration.ofMillis(192_153_584_101_141_162L));
  }

  @Test
  void otherBytesHaveNoDuration() throws Exception {
    assertThat(duration(new byte[0])).isEmpty();
    assertThat(duration(new byte[500])).isEmpty();
    assertThat(duration(page(7, 0, "\1vorbis".getBytes(US_ASCII)))).isEmpty();
    assertThat(duration(page(7, 10, head(312)))).isEmpty();
  }
}
