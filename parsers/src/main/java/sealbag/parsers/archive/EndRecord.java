package sealbag.parsers.archive;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/// The end of a zip (APPNOTE 4.3.16, with its Zip64 form 4.3.14): where the list of entries is.
///
/// @param at position of the end record, or of the Zip64 end record that stands before it
/// @param listAt position of the list of entries, corrected for bytes before the archive
/// @param entries the stated number of entries
/// @param prefixBytes bytes before the archive that its own positions do not count
/// @param trailingBytes bytes after the archive
record EndRecord(long at, long listAt, long entries, long prefixBytes, long trailingBytes) {
  private static final long SIGNATURE = 0x06054b50;
  private static final long LOCATOR64 = 0x07064b50;
  private static final long SIGNATURE64 = 0x06064b50;
  private static final int LENGTH = 22;
  private static final int LOCATOR64_LENGTH = 20;
  private static final int LENGTH64 = 56;
  private static final int MAX_COMMENT = 0xFFFF;

  /// The last end record in the file, as most programs choose it; empty when there is none.
  static Optional<EndRecord> find(SeekableByteChannel channel) throws IOException {
    long size = channel.size();
    int tail = (int) Math.min(size, LENGTH + MAX_COMMENT);
    Bytes bytes = Bytes.read(channel, size - tail, tail);
    for (int i = tail - LENGTH; i >= 0; i--) {
      if (bytes.u32(i) == SIGNATURE) {
        long at = size - tail + i;
        return Optional.of(at(channel, at, bytes, i));
      }
    }
    return Optional.empty();
  }

  private static EndRecord at(SeekableByteChannel channel, long at, Bytes bytes, int i)
      throws IOException {
    long trailing = Math.max(0, channel.size() - at - LENGTH - bytes.u16(i + 20));
    Optional<EndRecord> large = zip64(channel, at, trailing);
    return large.orElseGet(
        () -> of(at, bytes.u16(i + 10), bytes.u32(i + 12), bytes.u32(i + 16), trailing));
  }

  private static EndRecord of(
      long at, long entries, long listBytes, long statedListAt, long trailing) {
    long prefix = Math.max(0, at - listBytes - statedListAt);
    return new EndRecord(at, statedListAt + prefix, entries, prefix, trailing);
  }

  private static Optional<EndRecord> zip64(SeekableByteChannel channel, long end, long trailing)
      throws IOException {
    long locatorAt = end - LOCATOR64_LENGTH;
    if (locatorAt < 0) {
      return Optional.empty();
    }
    Bytes locator = Bytes.read(channel, locatorAt, LOCATOR64_LENGTH);
    if (locator.u32(0) != LOCATOR64) {
      return Optional.empty();
    }
    long at = locator.u64(8);
    if (at < 0 || at > channel.size() - LENGTH64) {
      return Optional.empty();
    }
    Bytes record = Bytes.read(channel, at, LENGTH64);
    return record.u32(0) == SIGNATURE64
        ? Optional.of(of(at, record.u64(32), record.u64(40), record.u64(48), trailing))
        : Optional.empty();
  }
}
