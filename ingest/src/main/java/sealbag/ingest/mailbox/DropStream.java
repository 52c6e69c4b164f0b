package sealbag.ingest.mailbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Optional;
import sealbag.ingest.mailbox.MailSourceException.Why;

/// The bytes of a file. Its end is only told when the file is still the one that was opened, and
/// all of it was read.
final class DropStream extends FilterInputStream {
  private final DropFile file;
  private long read;

  private DropStream(DropFile file, InputStream in) {
    super(in);
    this.file = file;
  }

  static DropStream open(DropFile file) throws IOException {
    return new DropStream(file, Files.newInputStream(file.path(), LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = in.read(bytes, from, length);
    if (count < 0) {
      requireUnchanged();
    } else {
      read += count;
    }
    return count;
  }

  /// Bytes are never passed over unread.
  @Override
  public long skip(long count) throws IOException {
    return Math.max(0, read(new byte[Math.clamp(count, 0, 8192)]));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void requireUnchanged() throws IOException {
    Optional<DropFile> now = DropFile.look(file.path());
    if (read != file.size() || !now.equals(Optional.of(file))) {
      throw new MailSourceException(
          Why.AWAY,
          "A file in the drop folder was changed, moved or removed while it was read. It is read again when it has not changed for a while.");
    }
  }
}
