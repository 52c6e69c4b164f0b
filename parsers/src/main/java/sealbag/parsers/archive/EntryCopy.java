package sealbag.parsers.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/// One entry on its way out: counts and checks what really comes.
final class EntryCopy {
  private static final long RATIO_FROM_BYTES = 1 << 20;
  private final ArchiveEntry entry;
  private final Budgets budgets;
  private final long leftInTotal;
  private final CRC32 crc = new CRC32();
  private final Set<ArchiveFlag> flags = EnumSet.noneOf(ArchiveFlag.class);
  private long sizeBytes;
  private boolean complete = true;

  EntryCopy(ArchiveEntry entry, Budgets budgets, long leftInTotal) {
    this.entry = entry;
    this.budgets = budgets;
    this.leftInTotal = leftInTotal;
    flags.addAll(entry.flags());
  }

  /// Where an entry's bytes come from.
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  /// Copies until the entry ends or breaks. Whatever the zip library throws over an entry is the
  /// entry's fault, unless the channel failed: it has been seen to let out NullPointerException and
  /// NoClassDefFoundError (1.28.0).
  Archive.Reading copy(Source source, WatchedChannel channel, OutputStream to)
      throws IOException, UnusableArchiveException {
    byte[] buffer = new byte[64 * 1024];
    try (Pull in = Pull.open(source, channel)) {
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        take(buffer, n, to);
      }
      complete = !in.isBroken();
    }
    return finish();
  }

  private void take(byte[] buffer, int n, OutputStream to)
      throws IOException, UnusableArchiveException {
    if (sizeBytes == 0 && Nested.begins(buffer, n) && !Nested.isDocument(entry.name())) {
      flags.add(ArchiveFlag.NESTED_ARCHIVE);
    }
    sizeBytes += n;
    checkBudgets();
    crc.update(buffer, 0, n);
    to.write(buffer, 0, n);
  }

  private void checkBudgets() throws UnusableArchiveException {
    String file = "File " + entry.ordinal() + " of the zip ";
    if (sizeBytes > RATIO_FROM_BYTES
        && sizeBytes / budgets.ratio() >= Math.max(1, entry.compressedSizeBytes())) {
      throw UnusableArchiveException.unsafe(
              file + "unpacks to more than " + budgets.ratio() + " times its packed size")
          .with(List.of(ArchiveFlag.ZIP_BOMB_RATIO));
    }
    if (sizeBytes > budgets.entryBytes()) {
      throw UnusableArchiveException.tooBig(
          file + "unpacks to more than the limit of " + budgets.entryBytes() + " bytes");
    }
    if (sizeBytes > leftInTotal) {
      throw UnusableArchiveException.tooBig(
          "The zip unpacks to more than the limit of " + budgets.totalBytes() + " bytes");
    }
  }

  private Archive.Reading finish() {
    if (!complete) {
      flags.add(ArchiveFlag.UNREADABLE_ARCHIVE); // which says more than that its numbers are wrong
      return new Archive.Reading(false, sizeBytes, crc.getValue(), flags);
    }
    if (sizeBytes != entry.declaredSizeBytes()) {
      flags.add(ArchiveFlag.SIZE_LIE);
    }
    if (crc.getValue() != entry.declaredCrc32()) {
      flags.add(ArchiveFlag.CRC_MISMATCH);
    }
    return new Archive.Reading(true, sizeBytes, crc.getValue(), flags);
  }
}
