package sealbag.ingest.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import sealbag.ingest.covering.Answer;
import sealbag.ingest.covering.AnswerText;
import sealbag.ingest.covering.Patterns;
import sealbag.ingest.covering.Reason;
import sealbag.ingest.covering.ReceiptThread;
import sealbag.ingest.covering.Said;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Addenda;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.ledger.CloseReason;
import sealbag.ingest.ledger.Correspondence;
import sealbag.ingest.ledger.Correspondents.Answered;
import sealbag.ingest.ledger.Correspondents.Change;
import sealbag.ingest.ledger.Correspondents.GoOn;
import sealbag.ingest.ledger.Correspondents.Later;
import sealbag.ingest.ledger.Declaration;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Letter;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Ruling;
import sealbag.ingest.ledger.StaleClaimException;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.ledger.WorkEvent;
import sealbag.ingest.receipts.Composer;
import sealbag.ingest.receipts.Composer.Noted;
import sealbag.parsers.mail.MailFlag;

/// Takes in what an officer answers to a letter: the original is not sent again, and a sealed
/// package is never changed. Each answer is an event of the submission that it is about.
final class Answers {
  private final Ledger ledger;
  private final Patterns patterns;
  private final Composer composer;
  private final Relating relating;

  Answers(Ledger ledger, Sealing.Mails mails, Relating relating) {
    this.ledger = ledger;
    this.relating = relating;
    this.patterns = mails.patterns();
    this.composer = mails.composer();
  }

  /// The submission that the mail answers: one of the same sender, named by the thread headers.
  /// Empty for every other mail; nothing of another person's submission is told or changed.
  Optional<Submission> about(Submission answering, OpenedMail mail) {
    Optional<Correspondence> from = answering.correspondence();
    if (from.isEmpty() || !from.orElseThrow().mayAnswer() || !mail.attached().isEmpty()) {
      return Optional.empty();
    }
    return switch (ReceiptThread.numberOf(
        from.orElseThrow().references(), mail.head().subject(), composer.domain())) {
      case ReceiptThread.Of(String number) ->
          ledger.find(number).filter(about -> isOf(about, from.orElseThrow()));
      case ReceiptThread.Ambiguous _, ReceiptThread.None _ -> Optional.empty();
    };
  }

  private boolean isOf(Submission about, Correspondence from) {
    return about.original().intake().isFromOutside()
        && about
            .correspondence()
            .flatMap(Correspondence::sender)
            .filter(sender -> from.sender().filter(sender::equals).isPresent())
            .isPresent();
  }

  /// Applies the answer and closes the mail that brought it.
  Submission apply(Submission answering, Submission about, OpenedMail mail, Actor actor)
      throws IOException, StaleClaimException {
    AnswerText text = AnswerText.of(CoveringText.of(mail));
    List<Submission> family = family(about);
    var changes = new ArrayList<Change>();
    Set<Noted> noted = EnumSet.noneOf(Noted.class);
    boolean changesAny = false;
    for (Submission one : family) {
      Answer answer = text.about(one.number(), patterns);
      Claims claims = claims(one, answer);
      Optional<GoOn> next = next(one, claims, text);
      changesAny |= !claims.equals(one.claims()) || next.isPresent();
      noted.addAll(noted(one, answer));
      changes.add(
          new Change(
              one.number(),
              new Declaration(claims, one.correspondence().orElseThrow()),
              next,
              later(one, answering, answer)));
    }
    if (noted.size() > 1) {
      noted.remove(Noted.NOTHING);
    }
    int pictures = mail.pictures();
    Optional<Letter> letter =
        changesAny && pictures == 0 // then a letter about the new state follows
            ? Optional.empty()
            : composer.noted(
                about,
                answering.correspondence().orElseThrow(),
                answering.original().intake().sha256(),
                noted,
                pictures,
                answering.receivedAt());
    WorkEvent event = event(answering, text, noted, pictures);
    return ledger
        .correspondents()
        .answered(answering, new Answered(changes, event, letter), closed(about), actor);
  }

  private static Progress.Closed closed(Submission about) {
    return new Progress.Closed(
        CloseReason.ANSWER,
        "An answer to the letter about " + about.number() + ". It was noted there.",
        Optional.of(about.number()));
  }

  /// What is sealed has a record stub, or will have one that says what was declared before: the
  /// answer is added to it, and a person is asked where the two differ. Of what is not sealed yet
  /// that is added which no claim can hold.
  private Optional<Later> later(Submission one, Submission answering, Answer answer) {
    Sha256 mail = answering.original().intake().sha256();
    if (!isSealed(one)) {
      return willBeSealed(one.progress())
          ? Optional.of(
              new Later(
                  new Addenda.Said(mail, AnswerFacts.besideClaims(answer, wasAsked(one))),
                  Optional.empty()))
          : Optional.empty();
    }
    boolean differs = isTooLate(one, answer) || answer.wrong().isPresent();
    return Optional.of(
        new Later(
            new Addenda.Said(mail, AnswerFacts.of(answer, wasAsked(one))),
            differs ? composer.contradicted(one, mail, answering.receivedAt()) : Optional.empty()));
  }

  private static boolean willBeSealed(Progress progress) {
    return switch (progress) {
      case Progress.Received _, Progress.Held _ -> true;
      case Progress.Sealed _,
          Progress.Uploaded _,
          Progress.Recorded _,
          Progress.Split _,
          Progress.Closed _ ->
          false;
    };
  }

  /// Whether the letter asked if it was sent on behalf of somebody else.
  private static boolean wasAsked(Submission one) {
    return one.progress()
        .found()
        .filter(found -> found.flags().contains(MailFlag.FORWARDED.name()))
        .isPresent();
  }

  /// A letter about a split mail is about all of its parts.
  private List<Submission> family(Submission about) {
    var family = new ArrayList<Submission>();
    family.add(about);
    ledger.children(about.number()).stream()
        .filter(part -> part.correspondence().isPresent())
        .forEach(family::add);
    return family;
  }

  /// What is sealed says what was declared then, and so do the upload and the stub: a correction is
  /// noted beside them, and a person sees to it.
  private static boolean isSealed(Submission one) {
    return one.progress().found().isPresent();
  }

  private static boolean isTooLate(Submission one, Answer answer) {
    Claims before = one.claims();
    boolean restricts = before.reason().filter(Reason::restricts).isEmpty() && restricts(answer);
    return isSealed(one)
        && (differs(answer.reference(), before.reference())
            || differs(answer.exhibit(), before.exhibit())
            || restricts);
  }

  private static boolean differs(Optional<Said> answered, Optional<String> before) {
    return answered.isPresent() && !answered.map(Said::value).equals(before);
  }

  private static boolean restricts(Answer answer) {
    return answer.mayBeRestricted() || answer.reason().filter(Reason::isRestricted).isPresent();
  }

  private static Claims claims(Submission one, Answer answer) {
    Claims before = one.claims();
    if (isSealed(one)) {
      return before;
    }
    return new Claims(
        before.officer(),
        answer.reference().map(Said::value).or(before::reference),
        answer.exhibit().map(Said::value).or(before::exhibit),
        reason(before.reason(), answer));
  }

  /// A reason that was missing is taken in; one that restricts, always; nothing lifts a
  /// restriction.
  private static Optional<String> reason(Optional<String> before, Answer answer) {
    if (before.filter(Reason::restricts).isPresent()) {
      return before;
    }
    if (restricts(answer)) {
      return answer
          .reason()
          .filter(Reason::isRestricted)
          .map(Reason::name)
          .or(() -> Optional.of(Reason.MAY_BE_RESTRICTED));
    }
    return before.or(() -> answer.reason().map(Reason::name));
  }

  /// What waited for what is said now goes on.
  private Optional<GoOn> next(Submission one, Claims claims, AnswerText text) {
    if (!(one.progress() instanceof Progress.Held held)) {
      return Optional.empty();
    }
    if (held.reason() == HoldReason.NO_REFERENCE && claims.reference().isPresent()) {
      return Optional.of(new GoOn(held.reason(), held.from()));
    }
    if (held.reason() == HoldReason.NEEDS_JOIN
        && held.from() instanceof Progress.Received received) {
      return text.numbers().stream()
          .filter(number -> relating.mayBelong(one, number))
          .findFirst()
          .map(number -> new Progress.Received(received.original(), Ruling.belonging(number)))
          .map(next -> new GoOn(held.reason(), next));
    }
    return Optional.empty();
  }

  private static Set<Noted> noted(Submission one, Answer answer) {
    Set<Noted> noted = EnumSet.noneOf(Noted.class);
    if (isTooLate(one, answer)) {
      noted.add(Noted.WRONG);
    } else {
      answer.reference().ifPresent(_ -> noted.add(Noted.REFERENCE));
      answer.exhibit().ifPresent(_ -> noted.add(Noted.EXHIBIT));
    }
    answer.noMediaNeeded().ifPresent(_ -> noted.add(Noted.NO_MEDIA_NEEDED));
    answer.wrong().ifPresent(_ -> noted.add(Noted.WRONG));
    if (answer.confirmed()) {
      noted.add(Noted.CONFIRMED);
    }
    if (answer.continuity().onBehalfOf().isPresent()
        || (answer.yes().isPresent() && wasAsked(one))) {
      noted.add(Noted.ON_BEHALF);
    }
    if (answer.consent().isPresent()
        || answer.preferredChannel().isPresent()
        || answer.continuity().saysHow()) {
      noted.add(Noted.STATED);
    }
    if (noted.isEmpty()) {
      noted.add(Noted.NOTHING);
    }
    return noted;
  }

  /// The words stay in the mail, which is kept; the event says which mail, and what it was about.
  private WorkEvent event(Submission answering, AnswerText text, Set<Noted> noted, int pictures) {
    var said = new TreeSet<String>();
    noted.forEach(one -> said.add(one.name()));
    int notUnderstood = 0;
    for (Answer answer : answers(text)) {
      notUnderstood += answer.notUnderstood().size();
      notUnderstood += answer.yes().isPresent() && !noted.contains(Noted.ON_BEHALF) ? 1 : 0;
      answer.consent().ifPresent(_ -> said.add("CONSENT"));
      answer.preferredChannel().ifPresent(channel -> said.add("PREFERRED_CHANNEL_" + channel));
      answer
          .continuity()
          .unaltered()
          .ifPresent(unaltered -> said.add(unaltered ? "UNALTERED" : "ALTERED"));
    }
    return new WorkEvent(
        "answered",
        new TreeMap<>(
            Map.of(
                "mail", answering.original().intake().sha256().hex(),
                "by", answering.number(),
                "said", String.join(" ", said),
                "notUnderstood", Integer.toString(notUnderstood),
                "pictures", Integer.toString(pictures))));
  }

  private List<Answer> answers(AnswerText text) {
    return text.numbers().isEmpty()
        ? List.of(text.general(patterns))
        : text.numbers().stream().map(number -> text.about(number, patterns)).toList();
  }
}
