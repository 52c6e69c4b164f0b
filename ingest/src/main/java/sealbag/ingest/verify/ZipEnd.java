package sealbag.ingest.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// The zip's end record, with its 64-bit form where that is needed (APPNOTE 6.3.10, sections 4.3.14
/// to 4.3.16).
///
/// @param directoryStart where the central directory begins
/// @param directoryEnd the byte after it
record ZipEnd(long entries, long directoryStart, long directoryEnd) {

  private static final String CULPRIT = "the zip's end record";
  private static final int LENGTH = 22;
  private static final int LENGTH_64 = 56 + 20;
  private static final int MAX_16 = 0xFFFF;

  static Optional<ZipEnd> read(ZipBytes zip, Findings findings) throws IOException {
    if (zip.size() < LENGTH) {
      findings.add(CULPRIT, "The file is too short to be a package.");
      return Optional.empty();
    }
    long at = zip.size() - LENGTH;
    byte[] bytes = zip.read(at, LENGTH);
    ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int count = record.getShort(10) & MAX_16;
    long length = record.getInt(12) & ZipEntryFacts.MAX_32;
    long start = record.getInt(16) & ZipEntryFacts.MAX_32;
    boolean is64 =
        count == MAX_16 || length == ZipEntryFacts.MAX_32 || start == ZipEntryFacts.MAX_32;
    ZipEnd end = is64 ? read64(zip, at) : new ZipEnd(count, start, start + length);
    boolean sound = end.isAt(at - (is64 ? LENGTH_64 : 0)) && end.isPlain(zip, is64);
    if (!sound) {
      findings.add(
          CULPRIT,
          "The file does not end as a package does: it was cut short, changed, or something was put"
              + " before or after it.");
    }
    return sound ? Optional.of(end) : Optional.empty();
  }

  private boolean isAt(long position) {
    return directoryEnd == position && directoryStart >= 0 && directoryStart <= directoryEnd;
  }

  private boolean isPlain(ZipBytes zip, boolean is64) throws IOException {
    byte[] expected = bytes(is64);
    return Arrays.equals(expected, zip.read(directoryEnd, expected.length));
  }

  private static ZipEnd read64(ZipBytes zip, long at) throws IOException {
    if (at < LENGTH_64) {
      return new ZipEnd(0, -1, -1);
    }
    byte[] bytes = zip.read(at - LENGTH_64, LENGTH_64);
    ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long start = record.getLong(48);
    return new ZipEnd(record.getLong(32), start, start + record.getLong(40));
  }

  /// The only end that a zip with this directory may have.
  private byte[] bytes(boolean is64) {
    long length = directoryEnd - directoryStart;
    byte[] bytes = new byte[(is64 ? LENGTH_64 : 0) + LENGTH];
    ByteBuffer end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (is64) {
      end.putInt(0x06064B50).putLong(44).putShort((short) 45).putShort((short) 45);
      end.putInt(0).putInt(0).putLong(entries).putLong(entries);
      end.putLong(length).putLong(directoryStart);
      end.putInt(0x07064B50).putInt(0).putLong(directoryEnd).putInt(1);
    }
    short count = (short) Math.min(entries, MAX_16);
    end.putInt(0x06054B50).putShort((short) 0).putShort((short) 0).putShort(count).putShort(count);
    end.putInt((int) Math.min(length, ZipEntryFacts.MAX_32));
    end.putInt((int) Math.min(directoryStart, ZipEntryFacts.MAX_32)).putShort((short) 0);
    return bytes;
  }
}
