package sealbag.parsers.archive;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/// One record of an archive's list of entries (APPNOTE 4.3.12), without what the zip library reads
/// itself.
///
/// @param localAt where the entry's own header is said to be; `UNKNOWN` when a Zip64 field says it
record CentralRecord(
    EntryName name, int bits, int method, Optional<LocalDateTime> dosTime, int mode, long localAt) {
  static final long SIGNATURE = 0x02014b50;
  static final int LENGTH = 46;
  static final long UNKNOWN = 0xFFFFFFFFL;
  private static final int ENCRYPTED = 1;
  private static final int METHOD_AES = 99;

  static CentralRecord of(Bytes fixed, Bytes nameAndExtra) {
    int nameBytes = fixed.u16(28);
    byte[] extra = nameAndExtra.slice(nameBytes, fixed.u16(30));
    return new CentralRecord(
        EntryName.of(nameAndExtra.slice(0, nameBytes), extra),
        fixed.u16(8),
        fixed.u16(10),
        dosTime(fixed.u16(14), fixed.u16(12)),
        fixed.u16(40),
        fixed.u32(42));
  }

  boolean encrypted() {
    return (bits & ENCRYPTED) != 0 || method == METHOD_AES;
  }

  private static Optional<LocalDateTime> dosTime(int date, int time) {
    try {
      return Optional.of(
          LocalDateTime.of(
              1980 + (date >> 9),
              (date >> 5) & 0xF,
              date & 0x1F,
              time >> 11,
              (time >> 5) & 0x3F,
              (time & 0x1F) * 2));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
