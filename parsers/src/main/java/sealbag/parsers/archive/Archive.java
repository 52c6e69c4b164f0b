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
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// One zip, read by its list of entries at the end. For one thread at a time.
///
/// What a zip says about itself is not believed: real bytes are counted, checksums are computed,
/// and entries are told apart by their place in the list. Its structure is compared with what other
/// programs would see, and what only they would see is an entry too. Entries that cannot be read do
/// not keep the others from being read.
public final class Archive implements Closeable {
  private final WatchedChannel channel;
  private final Optional<ZipFile> zip;
  private final Structure structure;
  private final List<ZipArchiveEntry> sources;
  private final List<ArchiveEntry> entries;
  private final Budgets budgets;
  private final long[] readBytes;
  private long unpackedBytes;

  private Archive(
      WatchedChannel channel, Optional<ZipFile> zip, Structure structure, Budgets budgets)
      throws UnusableArchiveException {
    this.channel = channel;
    this.zip = zip;
    this.structure = structure;
    this.budgets = budgets;
    this.sources =
        zip.map(ZipFile::getEntries).map(Collections::list).map(List::copyOf).orElse(List.of());
    checkSame();
    this.entries = EntryList.of(structure, budgets);
    this.readBytes = new long[entries.size()];
  }

  /// Opens an archive: looks through its structure first, reads no entry. Closing it closes the
  /// channel; when opening fails the channel stays the caller's.
  ///
  /// @throws UnusableArchiveException when the list of entries is missing or broken, or a budget is
  ///   reached
  /// @throws IOException only when the channel itself fails
  public static Archive open(SeekableByteChannel bytes, Budgets budgets)
      throws IOException, UnusableArchiveException {
    WatchedChannel channel = watched(bytes, budgets);
    try {
      Structure structure = Structure.scan(channel, budgets);
      return new Archive(channel, Optional.of(library(channel)), structure, budgets);
    } catch (EOFException _) {
      throw UnusableArchiveException.damaged("The zip's list of its files is cut short");
    }
  }

  /// Opens a damaged archive without its list: the entries that can be found one by one, flagged
  /// `SALVAGED`. There may be none.
  ///
  /// @throws UnusableArchiveException when a budget is reached
  /// @throws IOException only when the channel itself fails
  public static Archive salvage(SeekableByteChannel bytes, Budgets budgets)
      throws IOException, UnusableArchiveException {
    WatchedChannel channel = watched(bytes, budgets);
    return new Archive(channel, Optional.empty(), Structure.salvage(channel, budgets), budgets);
  }

  private static WatchedChannel watched(SeekableByteChannel bytes, Budgets budgets)
      throws IOException, UnusableArchiveException {
    if (bytes.size() > budgets.containerBytes()) {
      throw UnusableArchiveException.tooBig(
          "The zip is larger than the limit of " + budgets.containerBytes() + " bytes");
    }
    return new WatchedChannel(bytes);
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
  private void checkSame() throws UnusableArchiveException {
    List<CentralRecord> records = structure.list().map(CentralList::records).orElse(List.of());
    boolean same = records.size() == sources.size();
    for (int i = 0; same && i < records.size(); i++) {
      same =
          Arrays.equals(records.get(i).name().raw(), sources.get(i).getRawName())
              && records.get(i).compressedBytes() == sources.get(i).getCompressedSize();
    }
    if (!same) {
      throw UnusableArchiveException.unsafe("The zip's list of its files can be read in two ways")
          .with(structure.flags())
          .with(Set.of(ArchiveFlag.AMBIGUOUS_EOCD));
    }
  }

  /// Why nothing of this archive may be unpacked before a person has decided; empty for nearly all.
  /// Its entries can still be described, and its texts compared.
  public Optional<UnusableArchiveException> refusal() {
    if (structure.flags().contains(ArchiveFlag.OVERLAPPING_ENTRIES)) {
      return refusal("Files in the zip claim the same bytes");
    }
    if (structure.flags().contains(ArchiveFlag.AMBIGUOUS_EOCD)) {
      return refusal(
          "The zip has more than one end, so that two programs find different files in it");
    }
    return Optional.empty();
  }

  private Optional<UnusableArchiveException> refusal(String what) {
    return Optional.of(UnusableArchiveException.unsafe(what).with(allFlags()));
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

  /// Whether a file that begins as something else is a zip to programs that look at its end first.
  ///
  /// @throws IOException only when the channel itself fails
  public static boolean endsLikeZip(SeekableByteChannel bytes) throws IOException {
    try {
      var window = new Window(bytes);
      Optional<EndRecord> end = EndRecord.find(window);
      return end.isPresent()
          && end.orElseThrow().entries() > 0
          && window.has(CentralRecord.SIGNATURE, end.orElseThrow().listAt());
    } catch (EOFException _) {
      return false;
    }
  }

  private Set<ArchiveFlag> allFlags() {
    Set<ArchiveFlag> all = EnumSet.copyOf(structure.flags());
    entries.forEach(entry -> all.addAll(entry.flags()));
    return all;
  }

  /// How the archive was made, as far as its bytes show.
  public ArchiveMake make() {
    return ArchiveMake.of(structure, entries);
  }

  /// The entries in the order of the archive's list, then those that it does not list; ordinals 1
  /// to n.
  public List<ArchiveEntry> entries() {
    return entries;
  }

  /// What is odd about the archive as a whole; oddities of single entries are theirs.
  public Set<ArchiveFlag> flags() {
    return Collections.unmodifiableSet(structure.flags());
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
    var copy =
        new EntryCopy(entry, budgets, budgets.totalBytes() - (unpackedBytes - readBytes[at]));
    try {
      Reading reading = copy.copy(() -> data(at), channel, to);
      count(at, reading.sizeBytes());
      return reading;
    } catch (UnusableArchiveException e) {
      throw e.with(allFlags());
    }
  }

  private void count(int at, long bytes) {
    unpackedBytes += Math.max(0, bytes - readBytes[at]);
    readBytes[at] = Math.max(readBytes[at], bytes);
  }

  private InputStream data(int at) throws IOException {
    if (at >= sources.size()) {
      return OwnBytes.of(channel, structure.unlisted().get(at - sources.size()));
    }
    // the zip library goes where the list points without looking what is there
    if (structure.own().get(at).isEmpty()) {
      throw new ZipException("no entry where the list says");
    }
    return zip.orElseThrow().getInputStream(sources.get(at));
  }

  @Override
  public void close() throws IOException {
    if (zip.isPresent()) {
      zip.orElseThrow().close();
    } else {
      channel.close();
    }
  }
}
