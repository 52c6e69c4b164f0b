package sealbag.ingest.pipeline;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.evidence.StoredObject;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.FoundMail;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Intake;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.StaleClaimException;
import sealbag.ingest.ledger.Submission;
import sealbag.parsers.mail.MailLimits;
import sealbag.parsers.mail.Mbox;
import sealbag.parsers.mail.NotAMailException;
import sealbag.parsers.mail.PstFile;

/// Sorts the mails of one file: each that holds an export, or that a person must look at, becomes a
/// submission of its own; the others are counted and listed, so that nothing is skipped unsaid.
final class ManyMails {
  private final Ledger ledger;
  private final EvidenceStore store;
  private final ExportFinder finder;
  private final MailLimits limits;
  private final List<FoundMail> kept = new ArrayList<>();
  private final StringBuilder list = new StringBuilder();
  private long total;

  ManyMails(Ledger ledger, EvidenceStore store, ExportFinder finder, MailLimits limits) {
    this.ledger = ledger;
    this.store = store;
    this.finder = finder;
    this.limits = limits;
  }

  /// Whether the submission is such a file, and is to be read.
  static boolean isMany(Progress.Received received, Path raw) throws IOException {
    boolean file = received.original().intake().kind() == Intake.Kind.FILE;
    return file && !received.unparsed() && received.original().export().isEmpty() && isMany(raw);
  }

  /// Whether this is a file of many mails.
  static boolean isMany(Path raw) throws IOException {
    byte[] head = Head.of(raw);
    if (PstFile.looksLikePst(head)) {
      return true;
    }
    if (!Mbox.looksLikeMbox(head)) {
      return false;
    }
    int[] mails = {0};
    try (InputStream in = Files.newInputStream(raw)) {
      Mbox.split(
          in,
          () -> {
            mails[0]++;
            return OutputStream.nullOutputStream();
          });
    }
    return mails[0] > 1;
  }

  Submission sort(Submission submission, Path raw, Actor actor)
      throws IOException, MustHoldException, AlteredObjectException, StaleClaimException {
    try (Spool spool = new Spool(store.workFolder())) {
      var mails = new ArrayList<Path>();
      split(
          raw,
          () -> {
            mails.add(spool.place());
            return new BufferedOutputStream(Files.newOutputStream(mails.getLast()));
          });
      for (Path mail : mails) {
        take(mail);
        Files.delete(mail);
      }
    }
    StoredObject listed =
        store.keep(new ByteArrayInputStream(list.toString().getBytes(StandardCharsets.UTF_8)));
    ledger.keepReference(submission, List.of(listed.sha256()));
    if (kept.isEmpty()) {
      throw new MustHoldException(
          HoldReason.NO_EXPORT,
          "None of the %d mails in this file holds a WhatsApp export. It is kept, with the list of them (object %s of the store)."
              .formatted(total, listed.sha256()));
    }
    ledger.sort(submission, kept, new Progress.Mails(total, kept.size(), listed.sha256()), actor);
    return ledger.find(submission.number()).orElseThrow();
  }

  private static void split(Path raw, Mbox.MailSink sink) throws IOException, MustHoldException {
    if (!PstFile.looksLikePst(Head.of(raw))) {
      try (InputStream in = Files.newInputStream(raw)) {
        Mbox.split(in, sink);
      }
      return;
    }
    try (FileChannel file = FileChannel.open(raw)) {
      PstFile.split(file, sink);
    } catch (NotAMailException _) {
      throw new MustHoldException(
          HoldReason.DAMAGED,
          "The Outlook mailbox file is damaged and cannot be read whole. It is kept. Ask for it again, or for the mails one by one.");
    }
  }

  private void take(Path mail) throws IOException, AlteredObjectException {
    total++;
    String name = "mail-%06d.eml".formatted(total);
    var about = new Intake(Intake.Kind.FILE, Sha256.of(new byte[0]), Files.size(mail), name);
    Look look;
    try (Spool spool = new Spool(store.workFolder())) {
      look = look(about, mail, spool);
    }
    StoredObject bytes = look.without().isPresent() ? hash(mail) : store.keep(mail);
    if (look.without().isPresent()) {
      list.append(
          "%s  %s  %d bytes  %s\n"
              .formatted(bytes.sha256(), name, bytes.sizeBytes(), look.without().orElseThrow()));
    } else {
      var intake = new Intake(Intake.Kind.FILE, bytes.sha256(), bytes.sizeBytes(), name);
      kept.add(new FoundMail(intake, look.sender()));
    }
  }

  /// What one mail is.
  ///
  /// @param without why it becomes no submission, in one word; empty when it does
  private record Look(Optional<String> without, Optional<String> sender) {}

  private Look look(Intake about, Path mail, Spool spool)
      throws IOException, AlteredObjectException {
    Optional<String> sender = Optional.empty();
    try {
      Arrived arrived = Arrived.open(about, mail, limits, spool);
      if (arrived.mail().isEmpty()) {
        return new Look(Optional.of("NO_MAIL"), sender);
      }
      sender = arrived.mail().flatMap(opened -> opened.head().from());
      boolean none = finder.inMail(arrived.mail().orElseThrow(), spool).isEmpty();
      return new Look(none ? Optional.of("AUTOMATED") : Optional.empty(), sender);
    } catch (MustHoldException e) {
      return e.reason() == HoldReason.NO_EXPORT
          ? new Look(Optional.of(HoldReason.NO_EXPORT.name()), sender)
          : new Look(Optional.empty(), sender);
    }
  }

  private static StoredObject hash(Path mail) throws IOException {
    MessageDigest digest = Sha256.start();
    try (var in = new DigestInputStream(Files.newInputStream(mail), digest)) {
      long sizeBytes = in.transferTo(OutputStream.nullOutputStream());
      return new StoredObject(Sha256.of(digest), sizeBytes);
    }
  }
}
