package sealbag.parsers.archive;

import java.io.IOException;
import java.util.Optional;

/// The end of a zip (APPNOTE 4.3.16, with its Zip64 form 4.3.14 and 4.3.15): where the list of
/// entries is.
///
/// @param at position of the end record, or of the Zip64 end record that stands before it
/// @param listAt position of the list of entries, corrected for bytes before the archive
/// @param listBytes the stated length of the list
/// @param entries the stated number of entries
/// @param prefixBytes bytes before the archive that its own positions do not count
/// @param behind position behind the end record itself: of its comment, if it has one
/// @param trailingBytes bytes after the archive
/// @param twoReadings whether the record can be read in two ways
record EndRecord(
    long at,
    long listAt,
    long listBytes,
    long entries,
    long prefixBytes,
    long behind,
    long trailingBytes,
    boolean twoReadings) {
  static final long SIGNATURE = 0x06054b50;
  static final int LENGTH = 22;
  private static final long LOCATOR64 = 0x07064b50;
  private static final long SIGNATURE64 = 0x06064b50;
  private static final int LOCATOR64_LENGTH = 20;
  private static final int LENGTH64 = 56;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final long SHORT_ONES = 0xFFFF;
  private static final long ALL_ONES = 0xFFFFFFFFL;

  /// The last end record in the file, as most programs choose it; empty when there is none.
  static Optional<EndRecord> find(Window window) throws IOException {
    long last = window.size() - LENGTH;
    for (long at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
      if (window.tailHas(SIGNATURE, at)) {
        return Optional.of(read(window, at));
      }
    }
    return Optional.empty();
  }

  private record Stated(long entries, long listBytes, long listAt) {}

  private static EndRecord read(Window window, long at) throws IOException {
    var plain = new Stated(window.u16(at + 10), window.u32(at + 12), window.u32(at + 16));
    boolean oneVolume = isNone(window.u16(at + 4)) && isNone(window.u16(at + 6));
    long trailing = window.size() - at - LENGTH - window.u16(at + 20);
    long locator = at - LOCATOR64_LENGTH;
    boolean large = window.has(LOCATOR64, locator);
    long largeAt = large ? window.u64(locator + 8) : -1;
    boolean found = largeAt <= locator - LENGTH64 && window.has(SIGNATURE64, largeAt);
    Stated stated = found ? large(window, largeAt) : plain;
    boolean agree = found ? agree(plain, stated) : !large;
    long recordAt = found ? largeAt : at;
    long prefix = Math.max(0, recordAt - stated.listBytes() - stated.listAt());
    boolean oneList =
        stated.listAt() >= 0
            && stated.listBytes() >= 0
            && stated.listAt() <= recordAt - stated.listBytes()
            && (prefix == 0 || !window.has(CentralRecord.SIGNATURE, stated.listAt()));
    return new EndRecord(
        recordAt,
        stated.listAt() + prefix,
        stated.listBytes(),
        stated.entries(),
        prefix,
        at + LENGTH,
        Math.max(0, trailing),
        !(oneVolume && agree && oneList));
  }

  /// The number of a volume where there is only one.
  private static boolean isNone(int volume) {
    return volume == 0 || volume == SHORT_ONES;
  }

  private static Stated large(Window window, long at) throws IOException {
    return new Stated(window.u64(at + 32), window.u64(at + 40), window.u64(at + 48));
  }

  /// Some programs use the Zip64 record only where the plain one says so, others always.
  private static boolean agree(Stated plain, Stated large) {
    return (plain.entries() == SHORT_ONES || plain.entries() == large.entries())
        && (plain.listBytes() == ALL_ONES || plain.listBytes() == large.listBytes())
        && (plain.listAt() == ALL_ONES || plain.listAt() == large.listAt());
  }
}
