package sealbag.parsers.archive;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// An archive's list of entries, walked with the budgets in hand before the zip library loads it
/// whole.
///
/// @param prefixBytes bytes before the archive that its own positions do not count
record CentralList(List<CentralRecord> records, Set<ArchiveFlag> flags, long prefixBytes) {
  private static final long MAX_LIST_BYTES = 64L << 20;

  static CentralList read(SeekableByteChannel channel, Budgets budgets)
      throws IOException, UnusableArchiveException {
    EndRecord end =
        EndRecord.find(channel)
            .orElseThrow(
                () ->
                    UnusableArchiveException.damaged(
                        "The end of the zip is missing: it was cut short"));
    List<CentralRecord> records = new ArrayList<>();
    long at = end.listAt();
    while (at >= 0 && at + CentralRecord.LENGTH <= end.at()) {
      Bytes fixed = Bytes.read(channel, at, CentralRecord.LENGTH);
      if (fixed.u32(0) != CentralRecord.SIGNATURE) {
        break;
      }
      check(fixed, records.size(), at - end.listAt(), budgets);
      int length = fixed.u16(28) + fixed.u16(30);
      records.add(CentralRecord.of(fixed, Bytes.read(channel, at + CentralRecord.LENGTH, length)));
      at += CentralRecord.LENGTH + length + fixed.u16(32);
    }
    boolean countFits = end.entries() == records.size();
    if (!countFits && at != end.at()) {
      throw UnusableArchiveException.damaged("The zip's list of its files is broken");
    }
    return new CentralList(List.copyOf(records), flags(end, records, countFits), end.prefixBytes());
  }

  private static void check(Bytes fixed, int before, long listBytes, Budgets budgets)
      throws UnusableArchiveException {
    if (before == budgets.entries() || listBytes > MAX_LIST_BYTES) {
      throw UnusableArchiveException.tooBig(
          "The zip lists more than the limit of " + budgets.entries() + " files");
    }
    if (fixed.u16(28) > budgets.nameBytes()) {
      throw UnusableArchiveException.unsafe(
          "A file name in the zip is longer than the limit of " + budgets.nameBytes() + " bytes");
    }
  }

  private static Set<ArchiveFlag> flags(
      EndRecord end, List<CentralRecord> records, boolean countFits) {
    Set<ArchiveFlag> flags = EnumSet.noneOf(ArchiveFlag.class);
    long firstLocal =
        records.stream()
            .mapToLong(CentralRecord::localAt)
            .filter(at -> at != CentralRecord.UNKNOWN)
            .min()
            .orElse(0);
    if (end.prefixBytes() + firstLocal > 0) {
      flags.add(ArchiveFlag.PREPENDED_DATA);
    }
    if (end.trailingBytes() > 0) {
      flags.add(ArchiveFlag.TRAILING_DATA);
    }
    if (!countFits) {
      flags.add(ArchiveFlag.COUNT_MISMATCH);
    }
    return flags;
  }
}
