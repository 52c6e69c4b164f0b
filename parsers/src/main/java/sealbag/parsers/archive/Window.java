package sealbag.parsers.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/// A movable view of an archive's raw bytes, 64 KiB wide, so that looking at many small places that
/// lie close together costs one read. Numbers are little-endian (APPNOTE 4.4.1.1).
final class Window {
  private static final int WIDTH = 1 << 16;

  private final SeekableByteChannel channel;
  private final long size;
  private final byte[] block = new byte[WIDTH];
  private final ByteBuffer view = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
  private long at;
  private int length;

  Window(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  /// Length of the archive in bytes.
  long size() {
    return size;
  }

  int u16(long position) throws IOException {
    return Short.toUnsignedInt(view.getShort(show(position, 2)));
  }

  long u32(long position) throws IOException {
    return Integer.toUnsignedLong(view.getInt(show(position, 4)));
  }

  long u64(long position) throws IOException {
    return view.getLong(show(position, 8));
  }

  /// Whether these four bytes stand at `position`; false where the archive is too short for it.
  boolean has(long signature, long position) throws IOException {
    return position >= 0 && position <= size - 4 && u32(position) == signature;
  }

  /// As [#has], for walking backwards from the end of the archive.
  boolean tailHas(long signature, long position) throws IOException {
    if (position >= 0 && (position < at || position + 4 > at + length)) {
      load(Math.max(0, position + 4 - WIDTH));
    }
    return has(signature, position);
  }

  /// Any number of bytes.
  ///
  /// @throws EOFException when the archive does not have them
  byte[] bytes(long position, int count) throws IOException {
    if (count <= WIDTH) {
      byte[] copy = new byte[count];
      view.get(show(position, count), copy);
      return copy;
    }
    return Bytes.read(channel, position, count).slice(0, count);
  }

  /// The first place in `[from, to)` where `PK` and two more bytes stand that make a header of an
  /// entry or an end record, whole; -1 when there is none.
  long nextHeader(long from, long to) throws IOException {
    for (long position = from; position <= to - 4; ) {
      int start = show(position, (int) Math.min(to - position, 4));
      int end = (int) Math.min(length, to - at) - 4;
      for (int i = start; i <= end; i++) {
        if (block[i] == 'P' && block[i + 1] == 'K' && isHeader(block[i + 2], block[i + 3])) {
          return at + i;
        }
      }
      position = at + Math.max(end, start) + 1;
    }
    return -1;
  }

  private static boolean isHeader(byte third, byte fourth) {
    return (third == 3 && fourth == 4) || (third == 5 && fourth == 6);
  }

  /// The index in `block` of what stands at `position`.
  private int show(long position, int count) throws IOException {
    if (position < 0 || count > size - position) {
      throw new EOFException();
    }
    if (position < at || position + count > at + length) {
      load(position);
    }
    return (int) (position - at);
  }

  private void load(long position) throws IOException {
    view.clear().limit((int) Math.min(WIDTH, size - position));
    channel.position(position);
    while (view.hasRemaining()) {
      if (channel.read(view) < 0) {
        throw new EOFException();
      }
    }
    at = position;
    length = view.position();
    view.clear();
  }
}
