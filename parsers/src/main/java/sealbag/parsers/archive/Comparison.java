package sealbag.parsers.archive;

import java.util.Arrays;
import java.util.Optional;

/// The list's record of an entry beside the entry's own header. They have to say the same; where
/// they do not, a program that reads from the front comes to another file than one that reads the
/// list.
///
/// @param listed from the list of entries
/// @param own the header before the entry's data
record Comparison(CentralRecord listed, LocalHeader own) {
  /// Encryption, descriptor, strong encryption, names as UTF-8, hidden headers (APPNOTE 4.4.4).
  private static final int BITS = 1 | 1 << 3 | 1 << 6 | 1 << 11 | 1 << 13;

  private static final int ENCRYPTED = 1;

  boolean agree() {
    return sameName()
        && !listed.brokenExtra()
        && !own.brokenExtra()
        && listed.method() == own.method()
        && ((listed.bits() ^ own.bits()) & BITS) == 0
        && (own.hasDescriptor() || sameNumbers());
  }

  private boolean sameName() {
    return Arrays.equals(listed.name().raw(), own.name().raw())
        && listed.name().text().equals(own.name().text());
  }

  private boolean sameNumbers() {
    return listed.crc32() == own.crc32()
        && listed.compressedBytes() == own.compressedBytes()
        && listed.sizeBytes() == own.sizeBytes();
  }

  /// The entry as its own header has it; empty where that makes no other file.
  Optional<FoundEntry> otherReading(long archiveBytes) {
    long bytes = own.statesSize() ? own.compressedBytes() : listed.compressedBytes();
    boolean same =
        sameName()
            && listed.method() == own.method()
            && bytes == listed.compressedBytes()
            && ((listed.bits() ^ own.bits()) & ENCRYPTED) == 0;
    if (same) {
      return Optional.empty();
    }
    boolean whole = bytes >= 0 && bytes <= archiveBytes - own.dataAt();
    long end = own.dataAt() + (whole ? bytes : 0);
    boolean stated = own.statesSize();
    return Optional.of(
        new FoundEntry(
            own,
            end,
            end,
            stated ? own.crc32() : listed.crc32(),
            stated ? own.sizeBytes() : listed.sizeBytes(),
            whole));
  }
}
