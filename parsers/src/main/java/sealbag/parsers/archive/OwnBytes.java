package sealbag.parsers.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/// Reads an entry by its own header, which the zip library cannot do without the list.
final class OwnBytes {
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int BUFFER = 8 * 1024;

  private OwnBytes() {}

  static boolean reads(int method) {
    return method == STORED || method == DEFLATED;
  }

  /// The entry's bytes, unpacked.
  ///
  /// @throws ZipException when the entry is not whole, or its method is none of the two that phones
  ///   use
  static InputStream of(SeekableByteChannel channel, FoundEntry entry) throws IOException {
    if (!entry.whole()) {
      throw new ZipException("cut short");
    }
    var packed = new Slice(channel, entry.header().dataAt(), entry.dataEnd());
    return switch (entry.header().method()) {
      case STORED -> packed;
      case DEFLATED -> inflated(packed);
      default -> throw new ZipException("a method that is not read");
    };
  }

  private static InputStream inflated(InputStream packed) {
    var inflater = new Inflater(true);
    // a byte more than there is, as the inflater asks for
    var padded = new SequenceInputStream(packed, new ByteArrayInputStream(new byte[1]));
    return new InflaterInputStream(padded, inflater, BUFFER) {
      @Override
      public void close() throws IOException {
        super.close();
        inflater.end();
      }
    };
  }

  /// A part of the archive.
  private static final class Slice extends InputStream {
    private final SeekableByteChannel channel;
    private final long end;
    private long at;

    Slice(SeekableByteChannel channel, long start, long end) {
      this.channel = channel;
      this.at = start;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] to, int start, int length) throws IOException {
      if (at >= end) {
        return -1;
      }
      channel.position(at);
      int count = channel.read(ByteBuffer.wrap(to, start, (int) Math.min(length, end - at)));
      at += Math.max(0, count);
      return count;
    }
  }
}
