package sealbag.uploaders.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Reads a stretch of an open file. Several may read one file at once; closing one closes nothing.
public final class FileSlice extends InputStream {
  private final FileChannel file;
  private final long end;
  private long position;

  public FileSlice(FileChannel file, long offset, long sizeBytes) {
    this.file = file;
    this.position = offset;
    this.end = offset + sizeBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int wanted = (int) Math.min(length, end - position);
    if (wanted == 0) {
      return -1;
    }
    int count = file.read(ByteBuffer.wrap(bytes, offset, wanted), position);
    position += Math.max(count, 0);
    return count;
  }
}
