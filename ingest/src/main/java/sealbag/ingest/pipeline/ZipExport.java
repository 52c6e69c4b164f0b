package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Ruling;
import sealbag.ingest.ledger.Seen;
import sealbag.parsers.archive.ArchiveEntry;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.archive.UnusableArchiveException;

/// What becomes of a zip: read, salvaged, or held, by what it shows and by what a person decided.
/// The table is in `ingest/doc/archive-flags.md`.
///
/// @param ruling what a person decided
record ZipExport(ZipReader reader, Ruling ruling) {

  static ZipExport of(Path zip, Budgets budgets, Spool spool, Ruling ruling) {
    return new ZipExport(new ZipReader(zip, budgets, spool), ruling);
  }

  /// The zip's entries, with the bytes of those that are wanted.
  ///
  /// @throws MustHoldException when a person has to decide first
  Unpacked read(Predicate<ArchiveEntry> wanted) throws IOException, MustHoldException {
    try {
      return listed(wanted);
    } catch (UnusableArchiveException e) {
      return switch (e.reason()) {
        case DAMAGED -> salvaged(wanted, e);
        case ENCRYPTED, UNSAFE, TOO_BIG -> throw held(e);
      };
    }
  }

  private Unpacked listed(Predicate<ArchiveEntry> wanted)
      throws IOException, UnusableArchiveException {
    boolean chosen = ruling.chat().isPresent();
    Unpacked export = reader.read(wanted, chosen ? wanted : ZipExport::isText);
    boolean overlapping = export.flags().contains("OVERLAPPING_ENTRIES");
    if (export.refusal().isEmpty()) {
      return export;
    }
    if (!overlapping && (chosen || ChatFinder.isAmbiguous(export))) {
      return export; // which chat is the question then, and ChatFinder asks it
    }
    throw export.refusal().orElseThrow();
  }

  /// Two programs that read on from different places can agree on nothing: what is whole is told,
  /// and a person decides.
  private Unpacked salvaged(Predicate<ArchiveEntry> wanted, UnusableArchiveException damage)
      throws IOException, MustHoldException {
    try {
      Unpacked found = reader.salvage(wanted);
      if (ruling.salvaged()) {
        return found;
      }
      throw new MustHoldException(
          HoldReason.DAMAGED, sentence(found, damage), new Seen(found.allFlags(), chats(found)));
    } catch (UnusableArchiveException e) {
      throw held(e);
    }
  }

  private static List<Sha256> chats(Unpacked found) throws IOException {
    return ChatFinder.chats(found).stream().flatMap(item -> item.sha256().stream()).toList();
  }

  private static String sentence(Unpacked found, UnusableArchiveException damage)
      throws IOException {
    String message = String.valueOf(damage.getMessage());
    long whole = found.items().stream().filter(item -> item.file().isPresent()).count();
    if (whole == 0) {
      return message;
    }
    return ChatFinder.chats(found).isEmpty()
        ? message.replaceFirst("; .*", ". ")
            + "%d of its files were found whole, but no chat among them. Ask for the export again."
                .formatted(whole)
        : message.replaceFirst("; .*", ". ")
            + "%d of its files were found whole, the chat among them. Ask for the export again, or release the submission to seal what was found, marked as salvaged."
                .formatted(whole);
  }

  private static MustHoldException held(UnusableArchiveException e) {
    return new MustHoldException(
        HoldReason.valueOf(e.reason().name()),
        String.valueOf(e.getMessage()),
        Seen.flags(ZipReader.words(e.flags())));
  }

  static boolean isText(ArchiveEntry entry) {
    return entry.name().toLowerCase(Locale.ROOT).endsWith(".txt");
  }
}
