package sealbag.parsers.archive;

import java.io.EOFException;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Optional;

/// The header that stands before an entry's data (APPNOTE 4.3.7), and where that data ends.
///
/// @param at position of the header
/// @param crc32 0 when the data descriptor states it
/// @param compressedBytes as stated here; 0 when the data descriptor states it
/// @param sizeBytes likewise
/// @param dataAt position of the data
/// @param brokenExtra whether the extra fields claim more bytes than there are
record LocalHeader(
    long at,
    int bits,
    int method,
    Optional<LocalDateTime> dosTime,
    long crc32,
    long compressedBytes,
    long sizeBytes,
    EntryName name,
    long dataAt,
    boolean brokenExtra) {
  static final long SIGNATURE = 0x04034b50;
  private static final int LENGTH = 30;
  private static final int DESCRIPTOR = 1 << 3;
  private static final long ALL_ONES = 0xFFFFFFFFL;

  /// The header at `at`; empty when there is none, its name is longer than `longestName` bytes, or
  /// it does not fit before `limit`.
  static Optional<LocalHeader> read(Window window, long at, long limit, int longestName)
      throws IOException {
    if (at > limit - LENGTH || !window.has(SIGNATURE, at)) {
      return Optional.empty();
    }
    int nameBytes = window.u16(at + 26);
    int extraBytes = window.u16(at + 28);
    long dataAt = at + LENGTH + nameBytes + extraBytes;
    if (dataAt > limit || nameBytes > longestName) {
      return Optional.empty();
    }
    try {
      byte[] name = window.bytes(at + LENGTH, nameBytes);
      byte[] extra = window.bytes(at + LENGTH + nameBytes, extraBytes);
      return Optional.of(of(window, at, dataAt, name, extra));
    } catch (EOFException _) {
      return Optional.empty();
    }
  }

  private static LocalHeader of(Window window, long at, long dataAt, byte[] name, byte[] extra)
      throws IOException {
    var fields = new ExtraFields(extra);
    int bits = window.u16(at + 6);
    long size = window.u32(at + 22);
    long compressed = window.u32(at + 18);
    boolean large = size == ALL_ONES;
    return new LocalHeader(
        at,
        bits,
        window.u16(at + 8),
        DosTime.of(window.u16(at + 12), window.u16(at + 10)),
        window.u32(at + 14),
        compressed == ALL_ONES ? fields.zip64(large ? 1 : 0, compressed) : compressed,
        large ? fields.zip64(0, size) : size,
        EntryName.of(name, fields, bits),
        dataAt,
        fields.isBroken());
  }

  /// Whether size and checksum stand behind the data (APPNOTE 4.4.4, bit 3).
  boolean hasDescriptor() {
    return (bits & DESCRIPTOR) != 0;
  }

  /// Whether the header itself states the size.
  boolean statesSize() {
    return !hasDescriptor() || compressedBytes > 0;
  }
}
