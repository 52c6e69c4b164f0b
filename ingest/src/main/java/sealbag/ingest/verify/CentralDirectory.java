package sealbag.ingest.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The zip's list of its files, at its end.
final class CentralDirectory {

  static final String CULPRIT = "the zip's central directory";

  /// Far more than an export may have; keeps the memory small for a hostile zip.
  private static final int MOST_ENTRIES = 250_000;

  private static final int LONGEST_NAME = 512;
  private static final int LONGEST_EXTRA = 28;

  private CentralDirectory() {}

  /// The entries, or empty when the directory is not what Sealbag writes.
  static Optional<List<ZipEntryFacts>> read(ZipBytes zip, ZipEnd end, Findings findings)
      throws IOException {
    long length = end.directoryEnd() - end.directoryStart();
    if (end.entries() < 0 || end.entries() > MOST_ENTRIES || end.entries() > length) {
      findings.add(CULPRIT, "It claims a number of files that no package has.", "", end.entries());
      return Optional.empty();
    }
    List<ZipEntryFacts> entries = new ArrayList<>();
    try (InputStream in = zip.open(end.directoryStart(), length)) {
      for (long n = 1; n <= end.entries(); n++) {
        Optional<ZipEntryFacts> entry = next(in, zip.size());
        if (entry.isEmpty()) {
          findings.add(CULPRIT, "Its entry " + n + " of " + end.entries() + " was changed.");
          return Optional.empty();
        }
        entries.add(entry.get());
      }
      if (in.read() >= 0) {
        findings.add(CULPRIT, "It holds more than its " + end.entries() + " entries.");
        return Optional.empty();
      }
    }
    return Optional.of(entries);
  }

  private static Optional<ZipEntryFacts> next(InputStream in, long zipSize) throws IOException {
    byte[] fixed = in.readNBytes(ZipEntryFacts.CENTRAL_FIXED);
    if (fixed.length < ZipEntryFacts.CENTRAL_FIXED) {
      return Optional.empty();
    }
    ByteBuffer header = ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN);
    int nameLength = header.getShort(28) & 0xFFFF;
    int extraLength = header.getShort(30) & 0xFFFF;
    if (nameLength == 0 || nameLength > LONGEST_NAME || extraLength > LONGEST_EXTRA) {
      return Optional.empty();
    }
    byte[] rest = in.readNBytes(nameLength + extraLength);
    if (rest.length < nameLength + extraLength) {
      return Optional.empty();
    }
    String name = new String(rest, 0, nameLength, StandardCharsets.ISO_8859_1);
    ZipEntryFacts entry =
        entry(header, name, ByteBuffer.wrap(rest, nameLength, extraLength), zipSize);
    byte[] actual = Arrays.copyOf(fixed, fixed.length + rest.length);
    System.arraycopy(rest, 0, actual, fixed.length, rest.length);
    boolean sound =
        entry.size() >= 0 && entry.offset() >= 0 && Arrays.equals(entry.centralHeader(), actual);
    return sound ? Optional.of(entry) : Optional.empty();
  }

  /// Takes the variable fields. Whether all others are as they must be is seen by writing the
  /// header again.
  private static ZipEntryFacts entry(
      ByteBuffer header, String name, ByteBuffer extra, long zipSize) {
    ByteBuffer values = extra.order(ByteOrder.LITTLE_ENDIAN);
    values.position(Math.min(values.position() + 4, values.limit()));
    long size = header.getInt(24) & ZipEntryFacts.MAX_32;
    long offset = header.getInt(42) & ZipEntryFacts.MAX_32;
    if (size == ZipEntryFacts.MAX_32 && values.remaining() >= 16) {
      size = values.getLong();
      values.getLong();
    }
    if (offset == ZipEntryFacts.MAX_32 && values.remaining() >= 8) {
      offset = values.getLong();
    }
    boolean may64 = zipSize > ZipEntryFacts.MAX_32;
    int madeBy = may64 && header.getShort(4) == 45 ? 45 : 20;
    return new ZipEntryFacts(name, offset, size, header.getInt(16), madeBy);
  }
}
