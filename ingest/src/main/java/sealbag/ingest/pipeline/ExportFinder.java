package sealbag.ingest.pipeline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.evidence.StoredObject;
import sealbag.ingest.ledger.Export;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Intake;
import sealbag.parsers.archive.Archive;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.archive.UnusableArchiveException;
import sealbag.parsers.media.MediaTypes;

/// Which exports an intake holds. Everything is decided by content; declared types and endings are
/// not trusted.
final class ExportFinder {
  private final EvidenceStore store;
  private final Budgets budgets;
  private final MediaTypes types;

  ExportFinder(EvidenceStore store, Budgets budgets, MediaTypes types) {
    this.store = store;
    this.budgets = budgets;
    this.types = types;
  }

  /// The export that a single file or folder is.
  Export inFile(Intake intake, Path raw) throws IOException, MustHoldException {
    if (intake.kind() == Intake.Kind.FOLDER) {
      return export(Export.Kind.FILES, intake);
    }
    if (intake.sizeBytes() == 0) {
      throw new MustHoldException(
          HoldReason.NO_EXPORT, "The file is empty. Ask for the export again.");
    }
    if (Archive.looksLikeZip(Head.of(raw))) {
      return export(Export.Kind.ZIP, intake);
    }
    if (ChatFinder.isChat(raw)) {
      return export(Export.Kind.TEXT, intake);
    }
    if (UnreadZip.isBehindSomething(raw)) {
      return export(Export.Kind.ZIP, intake);
    }
    throw new MustHoldException(HoldReason.NO_EXPORT, whatItIs(raw));
  }

  private static Export export(Export.Kind kind, Intake intake) {
    return new Export(kind, intake.sha256(), intake.sizeBytes(), intake.name());
  }

  private String whatItIs(Path raw) throws IOException {
    String type;
    try (InputStream in = Files.newInputStream(raw)) {
      type = types.detect(in);
    }
    return "This is not a WhatsApp export: its content looks like %s. It is kept. Send the zip or text that WhatsApp's \"Export chat\" made, or release the submission to seal it as it is."
        .formatted(Words.forType(type));
  }

  /// The exports that a mail holds: every zip with a chat or that cannot be looked into, every chat
  /// text; a chat text with loose files beside it is one export together with them.
  ///
  /// @return at least one
  List<Export> inMail(OpenedMail mail, Spool spool)
      throws IOException, MustHoldException, AlteredObjectException {
    List<OpenedMail.Part> attached =
        mail.parts().stream().filter(OpenedMail.Part::isAttached).toList();
    var zips = new ArrayList<OpenedMail.Part>();
    var texts = new ArrayList<OpenedMail.Part>();
    for (OpenedMail.Part part : attached) {
      Path file = part.bytes().file();
      if (Archive.looksLikeZip(Head.of(file)) && mayHoldChat(file, spool)) {
        zips.add(part);
      } else if (ChatFinder.isChat(file)) {
        texts.add(part);
      }
    }
    if (zips.isEmpty() && texts.isEmpty()) {
      throw new MustHoldException(HoldReason.NO_EXPORT, nothingIn(attached.size()));
    }
    int besides = attached.size() - texts.size();
    if (zips.isEmpty() && besides > 0) {
      return List.of(looseFiles(attached, texts.size()));
    }
    var exports = new ArrayList<Export>();
    for (OpenedMail.Part part : attached) {
      if (zips.contains(part) || texts.contains(part)) {
        exports.add(keep(zips.contains(part) ? Export.Kind.ZIP : Export.Kind.TEXT, part));
      }
    }
    return exports;
  }

  private static String nothingIn(int attached) {
    return attached == 0
        ? "The mail has no attachment. Ask for the export again, with the zip or text attached."
        : "None of the mail's attachments (%d) is a WhatsApp export. Ask for the zip or text that WhatsApp's \"Export chat\" made, or release the submission to seal it as it is."
            .formatted(attached);
  }

  /// A zip that cannot be looked into may hold a chat: its own submission says what is wrong with
  /// it.
  private boolean mayHoldChat(Path zip, Spool spool) throws IOException {
    try {
      Unpacked unpacked = ExportReader.zip(zip, budgets, spool);
      return !ChatFinder.chats(unpacked).isEmpty()
          || unpacked.items().stream().anyMatch(ExportFinder::isUnreadable);
    } catch (UnusableArchiveException _) {
      return true;
    }
  }

  private static boolean isUnreadable(Item item) {
    return !item.folder() && item.file().isEmpty();
  }

  private Export looseFiles(List<OpenedMail.Part> attached, int chats)
      throws IOException, MustHoldException, AlteredObjectException {
    if (chats > 1) {
      throw new MustHoldException(
          HoldReason.AMBIGUOUS_CHAT,
          "The mail holds %d chat texts and loose files, so it is not certain which files belong to which chat. Ask for one mail for each chat."
              .formatted(chats));
    }
    var files = new ArrayList<FileList.LooseFile>();
    for (OpenedMail.Part part : attached) {
      files.add(new FileList.LooseFile(store.keep(part.bytes().file()).sha256(), part.name()));
    }
    StoredObject list = store.keep(new ByteArrayInputStream(new FileList(files).bytes()));
    return new Export(Export.Kind.FILES, list.sha256(), list.sizeBytes(), "FILES.txt");
  }

  private Export keep(Export.Kind kind, OpenedMail.Part part)
      throws IOException, AlteredObjectException {
    StoredObject stored = store.keep(part.bytes().file());
    return new Export(kind, stored.sha256(), stored.sizeBytes(), part.name());
  }

  /// What a person released although nothing could be read: the only attachment, else the intake
  /// itself.
  Export unread(Intake intake, Optional<OpenedMail> mail)
      throws IOException, AlteredObjectException {
    List<OpenedMail.Part> attached =
        mail.map(opened -> opened.parts().stream().filter(OpenedMail.Part::isAttached).toList())
            .orElse(List.of());
    return attached.size() == 1
        ? keep(Export.Kind.OTHER, attached.getFirst())
        : export(Export.Kind.OTHER, intake);
  }
}
