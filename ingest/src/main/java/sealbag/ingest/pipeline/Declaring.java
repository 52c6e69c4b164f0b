package sealbag.ingest.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sealbag.ingest.covering.CoveringNote;
import sealbag.ingest.covering.Reason;
import sealbag.ingest.covering.Said;
import sealbag.ingest.covering.Senders;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.ledger.Correspondence;
import sealbag.ingest.ledger.Declaration;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.StaleClaimException;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.ledger.WorkEvent;
import sealbag.parsers.mail.Authenticity;
import sealbag.parsers.mail.MailHead;
import sealbag.parsers.mail.MailLimitException;
import sealbag.parsers.mail.MailReader;
import sealbag.parsers.mail.Wrapping;

/// Reads what the mail around an export says, once, and whether its sender may send exports.
final class Declaring {
  private static final int MOST_REASON = 200;

  private final Ledger ledger;
  private final Sealing.Settings settings;

  Declaring(Ledger ledger, Sealing.Settings settings) {
    this.ledger = ledger;
    this.settings = settings;
  }

  /// Writes down what the mail says, unless that was done before.
  ///
  /// @return the submission with its claims
  /// @throws MustHoldException when the sender is not accepted, and no person has accepted this
  ///   mail
  Submission declare(Submission submission, OpenedMail mail, Actor actor)
      throws IOException, StaleClaimException, MustHoldException {
    if (submission.parent().isPresent()) {
      return submission; // the whole mail was judged before it was split
    }
    return declare(
        submission, new Read(mail.head(), CoveringText.of(mail), verdict(mail), true), actor);
  }

  /// Notes whose it is what a person imported, where something speaks for that: the person who
  /// named the officer, or, where that is the sender of the mail, what is asked of mails in a
  /// mailbox.
  ///
  /// @param mail empty where none brought it
  Submission vouch(Submission submission, Optional<OpenedMail> mail, Actor actor)
      throws IOException, StaleClaimException {
    Optional<String> officer = submission.claims().officer();
    if (officer.isEmpty() || submission.correspondence().isPresent()) {
      return submission;
    }
    boolean isSender = mail.flatMap(one -> one.head().from()).equals(officer);
    if (isSender) {
      OpenedMail opened = mail.orElseThrow();
      if (objection(new Read(opened.head(), "", verdict(opened), true)).isPresent()) {
        return submission;
      }
    }
    var known = Correspondence.vouchedFor(officer.orElseThrow());
    var event =
        new WorkEvent("officer-known", new TreeMap<>(Map.of("by", isSender ? "mail" : "person")));
    return ledger.declare(submission, new Declaration(submission.claims(), known), event, actor);
  }

  /// Writes down what a mail says that cannot be opened: its head alone, where that can be read, so
  /// that its sender hears of it.
  Submission declareHead(Submission submission, Path raw, Actor actor)
      throws IOException, StaleClaimException, MustHoldException {
    MailHead head;
    try (InputStream in = Files.newInputStream(raw)) {
      head = new MailReader(settings.mail()).head(in);
    } catch (MailLimitException _) {
      return submission; // said where it is opened
    }
    return declare(submission, new Read(head, "", verdict(raw), false), actor);
  }

  /// What is known of a mail.
  ///
  /// @param isWhole whether its text was read; what was not read may ask for restriction
  private record Read(MailHead head, String text, Authenticity.Verdict verdict, boolean isWhole) {}

  private Submission declare(Submission submission, Read mail, Actor actor)
      throws StaleClaimException, MustHoldException {
    boolean outside = submission.original().intake().isFromOutside();
    boolean automated = mail.head().automated().isPresent();
    Optional<String> objection = outside ? objection(mail) : Optional.empty();
    Submission declared = submission;
    boolean mayAnswer = outside && objection.isEmpty() && !automated;
    if (isNew(submission.correspondence(), mail, mayAnswer)) {
      Declaration declaration = read(submission, mail, mayAnswer);
      declared =
          ledger.declare(
              submission, declaration, event(declaration, mail.verdict(), outside), actor);
    }
    if (objection.isPresent() && !automated) {
      requireRelease(submission, objection.orElseThrow());
    }
    return declared;
  }

  /// Whether more is known now: the mail can be opened, or its sender is accepted.
  private static boolean isNew(Optional<Correspondence> before, Read mail, boolean mayAnswer) {
    return before
        .map(known -> (known.headOnly() && mail.isWhole()) || (mayAnswer && !known.mayAnswer()))
        .orElse(true);
  }

  /// What a program sent may be closed whoever it is from; only an export in it needs a sender that
  /// is accepted.
  void requireAccepted(Submission submission, OpenedMail mail)
      throws IOException, MustHoldException {
    if (submission.original().intake().isFromOutside() && submission.parent().isEmpty()) {
      Optional<String> objection = objection(new Read(mail.head(), "", verdict(mail), true));
      if (objection.isPresent()) {
        requireRelease(submission, objection.orElseThrow());
      }
    }
  }

  private Optional<String> objection(Read mail) {
    return switch (settings.mails().senders().judge(mail.head().from(), mail.verdict())) {
      case Senders.Judgement.Accepted _ -> Optional.empty();
      case Senders.Judgement.NotAccepted(String why) -> Optional.of(why);
    };
  }

  private void requireRelease(Submission submission, String objection) throws MustHoldException {
    if (!ledger.wasReleased(submission.number(), HoldReason.SENDER)) {
      throw new MustHoldException(
          HoldReason.SENDER,
          "The sender is not accepted: "
              + objection
              + ". The mail is kept, and nobody was answered. Find out who sent it, then release or reject it.");
    }
  }

  private Authenticity.Verdict verdict(OpenedMail mail) throws IOException {
    return mail.wrapping() == Wrapping.MAIL ? verdict(mail.raw()) : Authenticity.Verdict.NONE;
  }

  private Authenticity.Verdict verdict(Path raw) throws IOException {
    try (InputStream in = Files.newInputStream(raw)) {
      Sealing.Trust trust = settings.trust();
      return Authenticity.of(in, settings.mail(), trust.authservId(), trust.keys()).verdict();
    }
  }

  private Declaration read(Submission submission, Read mail, boolean mayAnswer) {
    MailHead head = mail.head();
    CoveringNote note = CoveringNote.read(head.subject(), mail.text(), settings.mails().patterns());
    Claims before = submission.claims();
    var claims =
        new Claims(
            before.officer().or(head::from),
            before.reference().or(() -> note.reference().map(Said::value)),
            before.exhibit().or(() -> note.exhibit().map(Said::value)),
            mail.isWhole() ? reasonBefore(submission).or(() -> reason(note)) : unread(note));
    var thread = new ArrayList<>(head.references());
    head.inReplyTo().stream().filter(id -> !thread.contains(id)).forEach(thread::add);
    return new Declaration(
        claims,
        new Correspondence(
            head.from(),
            head.messageId(),
            List.copyOf(thread),
            !mail.isWhole(),
            mayAnswer,
            isOfThisMachine(submission) && objection(mail).isEmpty()));
  }

  private static boolean isOfThisMachine(Submission submission) {
    return !submission.original().intake().isFromOutside();
  }

  /// What was taken for the reason before, where that was more than a precaution.
  private static Optional<String> reasonBefore(Submission submission) {
    boolean precaution = submission.correspondence().filter(Correspondence::headOnly).isPresent();
    return submission.claims().reason().filter(_ -> !precaution);
  }

  /// A text that was not read may ask for restriction.
  private static Optional<String> unread(CoveringNote note) {
    return note.reason()
        .filter(Reason::isRestricted)
        .map(Reason::name)
        .or(() -> Optional.of(Reason.MAY_BE_RESTRICTED));
  }

  /// What was not understood but may mean a restricted reason counts as one: too careful is mended
  /// by a person, too careless is not.
  private static Optional<String> reason(CoveringNote note) {
    if (note.reason().isPresent()) {
      return note.reason().map(Reason::name);
    }
    if (note.mayBeRestricted()) {
      return Optional.of(Reason.MAY_BE_RESTRICTED);
    }
    return note.why()
        .map(Said::value)
        .map(text -> text.substring(0, Math.min(text.length(), MOST_REASON)));
  }

  /// Which fields were found; never what they say.
  private static WorkEvent event(
      Declaration declaration, Authenticity.Verdict verdict, boolean outside) {
    Claims claims = declaration.claims();
    var found = new ArrayList<String>();
    claims.officer().ifPresent(_ -> found.add("officer"));
    claims.reference().ifPresent(_ -> found.add("reference"));
    claims.exhibit().ifPresent(_ -> found.add("exhibit"));
    claims.reason().ifPresent(_ -> found.add("reason"));
    var details = new TreeMap<>(Map.of("declared", String.join(" ", found)));
    if (outside) {
      details.put("sender", verdict.word());
    }
    return new WorkEvent("mail-read", details);
  }
}
