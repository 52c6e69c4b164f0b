package sealbag.ingest.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import sealbag.ingest.covering.Answer;
import sealbag.ingest.covering.Patterns;
import sealbag.ingest.covering.ReceiptThread;
import sealbag.ingest.covering.Said;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Addenda;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.ledger.CloseReason;
import sealbag.ingest.ledger.Correspondence;
import sealbag.ingest.ledger.Declaration;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.StaleClaimException;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.ledger.WorkEvent;
import sealbag.ingest.receipts.Composer;
import sealbag.ingest.receipts.Composer.Noted;

/// Takes in what an officer answers to a letter: the original is not sent again, and a sealed
/// package is never changed. Each answer is an event of the submission that it is about.
final class Answers {
  private final Ledger ledger;
  private final Patterns patterns;
  private final Composer composer;

  Answers(Ledger ledger, Sealing.Mails mails) {
    this.ledger = ledger;
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
    return about
        .correspondence()
        .flatMap(Correspondence::sender)
        .filter(sender -> from.sender().filter(sender::equals).isPresent())
        .isPresent();
  }

  /// Applies the answer and closes the mail that brought it.
  Submission apply(Submission answering, Submission about, OpenedMail mail, Actor actor)
      throws IOException, StaleClaimException {
    Answer answer = Answer.read(CoveringText.of(mail), patterns);
    List<Submission> family = family(about);
    Set<Noted> noted = noted(answer, family.stream().anyMatch(one -> isTooLate(one, answer)));
    WorkEvent event = event(answering, answer, noted);
    boolean changes = false;
    for (Submission one : family) {
      Claims claims = claims(one, answer);
      changes |= !claims.equals(one.claims());
      var declaration = new Declaration(claims, one.correspondence().orElseThrow());
      ledger.answered(
          one.number(),
          declaration,
          next(one, claims),
          addendum(one, answering, answer),
          event,
          actor);
      if (isSealed(one) && (isTooLate(one, answer) || answer.wrong().isPresent())) {
        askAPerson(one, answering, actor);
      }
    }
    if (!changes) {
      composer
          .noted(
              about,
              answering.correspondence().orElseThrow(),
              answering.original().intake().sha256(),
              noted,
              answering.receivedAt())
          .ifPresent(letter -> ledger.letters().add(letter, actor));
    }
    var closed =
        new Progress.Closed(
            CloseReason.ANSWER,
            "An answer to the letter about " + about.number() + ". It was noted there.",
            Optional.of(about.number()));
    return ledger.advance(answering, closed, List.of(), actor);
  }

  /// What is sealed has a record stub, or will have one that says what was declared before.
  private static Optional<Addenda.Said> addendum(
      Submission one, Submission answering, Answer answer) {
    var facts = AnswerFacts.of(answer);
    return isSealed(one) && !facts.isEmpty()
        ? Optional.of(new Addenda.Said(answering.original().intake().sha256(), facts))
        : Optional.empty();
  }

  private void askAPerson(Submission one, Submission answering, Actor actor) {
    composer
        .contradicted(one, answering.original().intake().sha256(), answering.receivedAt())
        .ifPresent(letter -> ledger.letters().add(letter, actor));
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
    return isSealed(one)
        && (differs(answer.reference(), before.reference())
            || differs(answer.exhibit(), before.exhibit()));
  }

  private static boolean differs(Optional<Said> answered, Optional<String> before) {
    return answered.isPresent() && !answered.map(Said::value).equals(before);
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
        before.reason());
  }

  /// What waited for a reference goes on when it is there.
  private static Optional<Progress> next(Submission one, Claims claims) {
    return one.progress() instanceof Progress.Held held
            && held.reason() == HoldReason.NO_REFERENCE
            && claims.reference().isPresent()
        ? Optional.of(held.from())
        : Optional.empty();
  }

  private static Set<Noted> noted(Answer answer, boolean tooLate) {
    Set<Noted> noted = EnumSet.noneOf(Noted.class);
    if (tooLate) {
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
    if (noted.isEmpty()) {
      noted.add(Noted.NOTHING);
    }
    return noted;
  }

  /// The words stay in the mail, which is kept; the event says which mail, and what it was about.
  private static WorkEvent event(Submission answering, Answer answer, Set<Noted> noted) {
    var said = new ArrayList<String>();
    noted.forEach(one -> said.add(one.name()));
    answer.consent().ifPresent(_ -> said.add("CONSENT"));
    answer.preferredChannel().ifPresent(channel -> said.add("PREFERRED_CHANNEL_" + channel));
    answer
        .continuity()
        .unaltered()
        .ifPresent(unaltered -> said.add(unaltered ? "UNALTERED" : "ALTERED"));
    return new WorkEvent(
        "answered",
        new TreeMap<>(
            Map.of(
                "mail", answering.original().intake().sha256().hex(),
                "by", answering.number(),
                "said", String.join(" ", said),
                "notUnderstood", Integer.toString(answer.notUnderstood().size()))));
  }
}
