package sealbag.parsers.mail;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/// Little-endian numbers and stretches of a file.
final class WinmailBytes {
  private final SeekableByteChannel file;
  private final ByteBuffer small = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
  private long at;

  WinmailBytes(SeekableByteChannel file) {
    this.file = file;
  }

  long at() {
    return at;
  }

  void goTo(long position) {
    at = position;
  }

  long left() throws IOException {
    return file.size() - at;
  }

  int u8() throws IOException {
    return read(1).get(0) & 0xFF;
  }

  int u16() throws IOException {
    return read(2).getShort(0) & 0xFFFF;
  }

  long u32() throws IOException {
    return read(4).getInt(0) & 0xFFFF_FFFFL;
  }

  private ByteBuffer read(int bytes) throws IOException {
    small.clear().limit(bytes);
    file.position(at);
    while (small.hasRemaining()) {
      if (file.read(small) < 0) {
        throw new EOFException("the file ends too early");
      }
    }
    at += bytes;
    return small;
  }

  /// At most `longest` bytes of the stretch that begins here; the position moves behind them.
  byte[] take(long sizeBytes, int longest) throws IOException {
    byte[] bytes = stretch(at, Math.min(sizeBytes, longest)).readAllBytes();
    at += bytes.length;
    return bytes;
  }

  /// A stretch of the file, read as it is asked for.
  InputStream stretch(long from, long sizeBytes) {
    return new InputStream() {
      private long next = from;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int wanted = (int) Math.min(length, from + sizeBytes - next);
        if (wanted <= 0) {
          return length == 0 ? 0 : -1;
        }
        file.position(next);
        int n = file.read(ByteBuffer.wrap(buffer, offset, wanted));
        next += Math.max(n, 0);
        return n;
      }
    };
  }
}
