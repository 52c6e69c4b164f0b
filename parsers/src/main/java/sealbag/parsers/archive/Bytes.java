package sealbag.parsers.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/// A few bytes of an archive, with its little-endian numbers.
final class Bytes {
  private final ByteBuffer buffer;

  private Bytes(ByteBuffer buffer) {
    this.buffer = buffer.order(ByteOrder.LITTLE_ENDIAN);
  }

  static Bytes read(SeekableByteChannel channel, long at, int length) throws IOException {
    if (at < 0) {
      throw new EOFException();
    }
    ByteBuffer buffer = ByteBuffer.allocate(length);
    channel.position(at);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException();
      }
    }
    return new Bytes(buffer);
  }

  int u16(int at) {
    return Short.toUnsignedInt(buffer.getShort(at));
  }

  long u32(int at) {
    return Integer.toUnsignedLong(buffer.getInt(at));
  }

  long u64(int at) {
    return buffer.getLong(at);
  }

  byte[] slice(int at, int length) {
    byte[] slice = new byte[length];
    buffer.get(at, slice);
    return slice;
  }
}
