package sealbag.parsers.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// All that reading one archive shows: its files, and every flag.
///
/// @param problem why it cannot be used, as the reason's word
/// @param files the listed files that could be read, in the order of the list
record OurView(Optional<String> problem, List<ZipView.File> files, Set<String> flags) {

  static OurView of(byte[] bytes) throws IOException {
    var flags = EnumSet.noneOf(ArchiveFlag.class);
    var files = new ArrayList<ZipView.File>();
    try {
      Optional<UnusableArchiveException> refusal = read(bytes, false, files, flags);
      return new OurView(refusal.map(OurView::word), files, words(flags));
    } catch (UnusableArchiveException e) {
      flags.addAll(e.flags());
      if (e.reason() == UnusableArchiveException.Reason.DAMAGED) {
        salvage(bytes, files, flags);
      }
      return new OurView(Optional.of(word(e)), files, words(flags));
    }
  }

  private static void salvage(byte[] bytes, List<ZipView.File> files, Set<ArchiveFlag> flags)
      throws IOException {
    try {
      read(bytes, true, files, flags);
    } catch (UnusableArchiveException e) {
      flags.addAll(e.flags());
    }
  }

  private static Optional<UnusableArchiveException> read(
      byte[] bytes, boolean salvage, List<ZipView.File> files, Set<ArchiveFlag> flags)
      throws IOException, UnusableArchiveException {
    var channel = new SeekableInMemoryByteChannel(bytes);
    try (Archive archive =
        salvage
            ? Archive.salvage(channel, Budgets.standard())
            : Archive.open(channel, Budgets.standard())) {
      flags.addAll(archive.flags());
      archive.entries().forEach(entry -> flags.addAll(entry.flags()));
      if (archive.refusal().isPresent()) {
        return archive.refusal();
      }
      for (ArchiveEntry entry : archive.entries()) {
        if (!entry.directory()) {
          read(archive, entry, files, flags);
        }
      }
      archive.make();
      return Optional.empty();
    }
  }

  private static void read(
      Archive archive, ArchiveEntry entry, List<ZipView.File> files, Set<ArchiveFlag> flags)
      throws IOException, UnusableArchiveException {
    var content = new ByteArrayOutputStream();
    boolean listed = !entry.flags().contains(ArchiveFlag.UNLISTED_LOCAL_ENTRY);
    OutputStream to = listed ? content : OutputStream.nullOutputStream();
    Archive.Reading reading = archive.read(entry, to);
    flags.addAll(reading.flags());
    if (listed && reading.complete()) {
      files.add(ZipView.File.of(entry.name(), content.toByteArray()));
    }
  }

  private static String word(UnusableArchiveException e) {
    return e.reason().name();
  }

  private static Set<String> words(Set<ArchiveFlag> flags) {
    var words = new TreeSet<String>();
    flags.forEach(flag -> words.add(flag.name()));
    return words;
  }
}
