package sealbag.parsers.archive;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// One zip, read by its list of entries at the end. For one thread at a time.
///
/// What a zip says about itself is not believed: real bytes are counted, checksums are computed,
/// and entries are told apart by their place in the list. Entries that cannot be read do not keep
/// the others from being read.
public final class Archive implements Closeable {
  private static final long LOCAL_SIGNATURE = 0x04034b50;

  private final WatchedChannel channel;
  private final ZipFile zip;
  private final CentralList list;
  private final List<ZipArchiveEntry> sources;
  private final List<ArchiveEntry> entries;
  private final Set<ArchiveFlag> flags;
  private final Budgets budgets;
  private final long[] readBytes;

  private Archive(WatchedChannel channel, ZipFile zip, CentralList list, Budgets budgets)
      throws UnusableArchiveException {
    this.channel = channel;
    this.zip = zip;
    this.list = list;
    this.budgets = budgets;
    this.sources = Collections.list(zip.getEntries());
    checkSame(list.records(), sources);
    this.entries = EntryList.of(list.records(), sources, budgets);
    this.flags = Collections.unmodifiableSet(list.flags());
    this.readBytes = new long[entries.size()];
  }

  /// Opens an archive. Closing it closes the channel; when opening fails the channel stays the
  /// caller's.
  ///
  /// @throws UnusableArchiveException when the list of entries is missing or broken, or a budget is
  ///   reached
  /// @throws IOException only when the channel itself fails
  public static Archive open(SeekableByteChannel bytes, Budgets budgets)
      throws IOException, UnusableArchiveException {
    if (bytes.size() > budgets.containerBytes()) {
      throw UnusableArchiveException.tooBig(
          "The zip is larger than the limit of " + budgets.containerBytes() + " bytes");
    }
    var channel = new WatchedChannel(bytes);
    try {
      CentralList list = CentralList.read(channel, budgets);
      return new Archive(channel, library(channel), list, budgets);
    } catch (EOFException _) {
      throw UnusableArchiveException.damaged("The zip's list of its files is cut short");
    }
  }

  /// Local headers are left alone here: one that is broken must not make the whole archive
  /// unreadable.
  private static ZipFile library(WatchedChannel channel)
      throws IOException, UnusableArchiveException {
    try {
      return ZipFile.builder()
          .setSeekableByteChannel(channel)
          .setCharset(StandardCharsets.UTF_8)
          .setUseUnicodeExtraFields(false)
          .setIgnoreLocalFileHeader(true)
          .get();
    } catch (IOException | RuntimeException _) {
      channel.throwIfFailed();
      throw UnusableArchiveException.damaged("The zip's list of its files cannot be read");
    }
  }

  /// Two readers of one list have to see the same entries, else neither can be trusted.
  private static void checkSame(List<CentralRecord> records, List<ZipArchiveEntry> sources)
      throws UnusableArchiveException {
    boolean same = records.size() == sources.size();
    for (int i = 0; same && i < records.size(); i++) {
      same = Arrays.equals(records.get(i).name().raw(), sources.get(i).getRawName());
    }
    if (!same) {
      throw UnusableArchiveException.unsafe("The zip's list of its files can be read in two ways");
    }
  }

  /// Whether the first bytes are those of a zip: an entry, an empty archive, or the first of
  /// several volumes.
  public static boolean looksLikeZip(byte[] head) {
    return head.length >= 4
        && head[0] == 'P'
        && head[1] == 'K'
        && ((head[2] == 3 && head[3] == 4)
            || (head[2] == 5 && head[3] == 6)
            || (head[2] == 7 && head[3] == 8));
  }

  /// The entries in the order of the archive's list, ordinals 1 to n.
  public List<ArchiveEntry> entries() {
    return entries;
  }

  /// What is odd about the archive as a whole; oddities of single entries are theirs.
  public Set<ArchiveFlag> flags() {
    return flags;
  }

  /// What became of one entry.
  ///
  /// @param complete whether the entry's data came to its own end. False when it is encrypted,
  ///   compressed in an unknown way or broken: the flags say which. A complete entry may still
  ///   carry `CRC_MISMATCH`
  /// @param sizeBytes bytes that were written
  /// @param crc32 checksum of those bytes
  /// @param flags the entry's own flags and those found while reading
  public record Reading(boolean complete, long sizeBytes, long crc32, Set<ArchiveFlag> flags) {

    public Reading {
      flags = Set.copyOf(flags);
    }
  }

  /// Copies one entry's bytes, counting them against the budgets. May be called again for the same
  /// entry.
  ///
  /// @throws UnusableArchiveException when a budget is reached; `to` then holds a part of the entry
  /// @throws IOException when the channel or `to` fails, never because of the entry
  public Reading read(ArchiveEntry entry, OutputStream to)
      throws IOException, UnusableArchiveException {
    Set<ArchiveFlag> unread =
        EnumSet.of(ArchiveFlag.ENCRYPTED_ENTRY, ArchiveFlag.UNSUPPORTED_METHOD);
    if (!Collections.disjoint(entry.flags(), unread)) {
      return new Reading(false, 0, 0, entry.flags());
    }
    int at = entry.ordinal() - 1;
    long others = Arrays.stream(readBytes).sum() - readBytes[at];
    var copy = new EntryCopy(entry, budgets, budgets.totalBytes() - others);
    Reading reading = copy.copy(() -> data(at), channel, to);
    readBytes[at] = Math.max(readBytes[at], reading.sizeBytes());
    return reading;
  }

  /// The zip library goes where the list points without looking what is there.
  private InputStream data(int at) throws IOException {
    long localAt = list.records().get(at).localAt();
    if (localAt != CentralRecord.UNKNOWN
        && Bytes.read(channel, list.prefixBytes() + localAt, 4).u32(0) != LOCAL_SIGNATURE) {
      throw new ZipException("no entry where the list says");
    }
    return zip.getInputStream(sources.get(at));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
