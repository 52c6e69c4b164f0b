package sealbag.parsers.archive;

/// How much of an archive is read before it counts as too big or unsafe. Everything is counted
/// while reading; what the archive states about itself is not believed.
///
/// @param containerBytes length of the archive
/// @param entries number of entries
/// @param totalBytes unpacked bytes of all entries together
/// @param entryBytes unpacked bytes of one entry
/// @param ratio unpacked to packed bytes of an entry, once it is above 1 MiB
/// @param nameBytes length of one name
/// @param depth folders inside one another
public record Budgets(
    long containerBytes,
    int entries,
    long totalBytes,
    long entryBytes,
    int ratio,
    int nameBytes,
    int depth) {

  public Budgets {
    if (Math.min(containerBytes, Math.min(totalBytes, entryBytes)) < 1
        || Math.min(Math.min(entries, ratio), Math.min(nameBytes, depth)) < 1) {
      throw new IllegalArgumentException("every budget of an archive must be at least 1");
    }
  }

  /// Far above what WhatsApp writes: exports end near 2 GB and 40,000 messages.
  public static Budgets standard() {
    return new Budgets(2L << 30, 20_000, 4L << 30, 2L << 30, 200, 1_024, 64);
  }
}
