package sealbag.parsers.archive;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/// An archive's list of entries, walked with the budgets in hand before the zip library loads it
/// whole.
///
/// @param endAt position behind the last record
record CentralList(List<CentralRecord> records, EndRecord end, long endAt) {
  private static final long MAX_LIST_BYTES = 64L << 20;

  static CentralList read(SeekableByteChannel channel, Window window, Budgets budgets)
      throws IOException, UnusableArchiveException {
    EndRecord end =
        EndRecord.find(window)
            .orElseThrow(
                () ->
                    UnusableArchiveException.damaged(
                        "The end of the zip is missing: it was cut short"));
    List<CentralRecord> records = new ArrayList<>();
    long at = end.listAt();
    while (at >= 0 && at <= end.at() - CentralRecord.LENGTH) {
      Bytes fixed = Bytes.read(channel, at, CentralRecord.LENGTH);
      if (fixed.u32(0) != CentralRecord.SIGNATURE) {
        break;
      }
      check(fixed, records.size(), at - end.listAt(), budgets);
      int length = fixed.u16(28) + fixed.u16(30);
      records.add(CentralRecord.of(fixed, Bytes.read(channel, at + CentralRecord.LENGTH, length)));
      at += CentralRecord.LENGTH + length + fixed.u16(32);
    }
    if (end.entries() != records.size() && at != end.at()) {
      throw UnusableArchiveException.damaged("The zip's list of its files is broken");
    }
    return new CentralList(List.copyOf(records), end, at);
  }

  /// Where the entry's own header is.
  long localAt(CentralRecord record) {
    return end.prefixBytes() + record.localAt();
  }

  /// Whether the end record states another number of records, or another length, than there is.
  boolean isMiscounted() {
    return end.entries() != records.size() || end.listAt() + end.listBytes() != endAt;
  }

  private static void check(Bytes fixed, int before, long listBytes, Budgets budgets)
      throws UnusableArchiveException {
    if (before == budgets.entries() || listBytes > MAX_LIST_BYTES) {
      throw UnusableArchiveException.tooManyEntries(budgets);
    }
    if (fixed.u16(28) > budgets.nameBytes()) {
      throw UnusableArchiveException.unsafe(
          "A file name in the zip is longer than the limit of " + budgets.nameBytes() + " bytes");
    }
  }
}
