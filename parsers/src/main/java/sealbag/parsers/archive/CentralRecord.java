package sealbag.parsers.archive;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// One record of an archive's list of entries (APPNOTE 4.3.12), Zip64 fields resolved.
///
/// @param madeBy the program's version and system (APPNOTE 4.4.2)
/// @param mode type and permission bits of a Unix file, 0 when there are none
/// @param localAt where the entry's own header is said to be, without bytes before the archive
/// @param extraIds numbers of the extra fields
/// @param brokenExtra whether they claim more bytes than there are
record CentralRecord(
    EntryName name,
    int madeBy,
    int bits,
    int method,
    Optional<LocalDateTime> dosTime,
    long crc32,
    long compressedBytes,
    long sizeBytes,
    int mode,
    long localAt,
    List<Integer> extraIds,
    boolean brokenExtra) {
  static final long SIGNATURE = 0x02014b50;
  static final int LENGTH = 46;
  private static final long ALL_ONES = 0xFFFFFFFFL;

  static CentralRecord of(Bytes fixed, Bytes nameAndExtra) {
    int nameBytes = fixed.u16(28);
    var extra = new ExtraFields(nameAndExtra.slice(nameBytes, fixed.u16(30)));
    int bits = fixed.u16(8);
    int large = 0;
    long size = fixed.u32(24);
    if (size == ALL_ONES) {
      size = extra.zip64(large++, size);
    }
    long compressed = fixed.u32(20);
    if (compressed == ALL_ONES) {
      compressed = extra.zip64(large++, compressed);
    }
    long localAt = fixed.u32(42);
    if (localAt == ALL_ONES) {
      localAt = extra.zip64(large, localAt);
    }
    return new CentralRecord(
        EntryName.of(nameAndExtra.slice(0, nameBytes), extra, bits),
        fixed.u16(4),
        bits,
        fixed.u16(10),
        DosTime.of(fixed.u16(14), fixed.u16(12)),
        fixed.u32(16),
        compressed,
        size,
        fixed.u16(40),
        localAt,
        extra.ids(),
        extra.isBroken());
  }
}
