package sealbag.ingest.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.evidence.StoredObject;
import sealbag.ingest.ledger.Export;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Intake;
import sealbag.ingest.ledger.Progress;
import sealbag.parsers.apps.Listing;
import sealbag.parsers.archive.Archive;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.mail.Wrapping;
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

  /// The exports of what arrived: those of a mail, or the one that a file or folder is.
  List<Export> exports(Progress.Received received, Arrived arrived, Spool spool)
      throws IOException, MustHoldException, AlteredObjectException {
    if (received.original().export().isPresent()) {
      return List.of(received.original().export().orElseThrow());
    }
    if (received.unparsed()) {
      return List.of(unread(arrived.intake(), arrived.mail()));
    }
    return arrived.mail().isPresent()
        ? inMail(arrived.mail().orElseThrow(), spool)
        : List.of(inFile(arrived.intake(), arrived.raw()));
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
    if (Wrapping.of(Head.of(raw)).filter(Wrapping.ENCRYPTED::equals).isPresent()) {
      throw new MustHoldException(
          HoldReason.ENCRYPTED,
          "This is an encrypted message and cannot be read here. It is kept. Ask for it again without encryption.");
    }
    var listing = new Listing(List.of(new Listing.File(intake.name(), () -> Head.of(raw))));
    Optional<MustHoldException> other = NoExport.ofOtherApp(listing);
    throw other.isPresent()
        ? other.orElseThrow()
        : new MustHoldException(HoldReason.NO_EXPORT, whatItIs(raw));
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

  /// The exports that a mail holds.
  ///
  /// @return empty only when no person sent the mail and it holds neither an export nor a file or
  ///   link that a person should look at
  List<Export> inMail(OpenedMail mail, Spool spool)
      throws IOException, MustHoldException, AlteredObjectException {
    List<Export> exports = new MailExports(store, budgets, mail, spool).all();
    if (!exports.isEmpty()) {
      return exports;
    }
    MustHoldException why = NoExport.inMail(mail, budgets, spool);
    boolean nothing =
        why.reason() == HoldReason.NO_EXPORT
            && mail.attached().stream().allMatch(ExportFinder::isOfReport);
    if (mail.head().automated().isPresent() && nothing) {
      return List.of();
    }
    throw why;
  }

  /// What programs attach to say what became of a mail (RFC 3462).
  private static boolean isOfReport(OpenedMail.Part part) {
    String type = part.about().contentType();
    return type.startsWith("message/") || type.equals("text/rfc822-headers");
  }

  /// What a person released although nothing could be read: the only attachment, else the intake
  /// itself.
  private Export unread(Intake intake, Optional<OpenedMail> mail)
      throws IOException, AlteredObjectException {
    if (intake.kind() == Intake.Kind.FOLDER) {
      return export(Export.Kind.FILES, intake);
    }
    List<OpenedMail.Part> attached = mail.map(OpenedMail::attached).orElse(List.of());
    if (attached.size() != 1) {
      return export(Export.Kind.OTHER, intake);
    }
    OpenedMail.Part only = attached.getFirst();
    StoredObject stored = store.keep(only.bytes().file());
    return new Export(Export.Kind.OTHER, stored.sha256(), stored.sizeBytes(), only.name());
  }
}
