package sealbag.ingest.verify;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The raw bytes of the zip, read by position. For one thread.
final class ZipBytes implements Closeable {

  private final FileChannel channel;
  private final long size;

  private ZipBytes(FileChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  static ZipBytes open(Path zip) throws IOException {
    return new ZipBytes(FileChannel.open(zip, StandardOpenOption.READ));
  }

  long size() {
    return size;
  }

  /// Exactly these bytes.
  ///
  /// @throws EOFException if the file does not hold them; callers look at [#size()] first
  byte[] read(long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    try (InputStream in = new Range(at, length)) {
      if (in.readNBytes(bytes, 0, length) < length) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return bytes;
  }

  /// A stream over a range of the file.
  InputStream open(long at, long length) {
    return new BufferedInputStream(new Range(at, length), Math.clamp(length, 1, 1 << 16));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private final class Range extends InputStream {
    private long at;
    private final long end;

    Range(long at, long length) {
      this.at = at;
      this.end = at + length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int wanted = (int) Math.min(length, end - at);
      int count = wanted <= 0 ? -1 : channel.read(ByteBuffer.wrap(to, offset, wanted), at);
      at += Math.max(count, 0);
      return count;
    }
  }
}
