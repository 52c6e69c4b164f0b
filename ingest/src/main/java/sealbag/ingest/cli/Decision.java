package sealbag.ingest.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.CloseReason;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.NotHeldException;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Ruling;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.pipeline.Parts;

/// What a person can decide about a submission, and what follows at once.
record Decision(Application application, String because, Actor actor) {
  private static final Ruling SALVAGED = new Ruling(false, true, Optional.empty());

  /// Goes on where the submission stopped, as if nothing had been decided: for what may work now.
  Submission retry(Submission submission) throws UserException, InterruptedException {
    if (submission.progress() instanceof Progress.Held held) {
      requireMoreThanAnotherTry(submission, held);
      return go(decide(submission, held.from()));
    }
    if (submission.progress() instanceof Progress.Split) {
      return retryParts(submission);
    }
    if (!submission.progress().isOpen()) {
      throw nothingToTry(submission);
    }
    note(submission);
    return go(submission);
  }

  /// Goes on with those parts of what was split that are neither at their end nor held.
  private Submission retryParts(Submission split) throws UserException, InterruptedException {
    List<Submission> open =
        Parts.leaves(application.ledger(), split).stream()
            .filter(part -> part.progress().isOpen())
            .toList();
    if (open.isEmpty()) {
      throw nothingToTry(split);
    }
    for (Submission part : open) {
      note(part);
      go(part);
    }
    return application.ledger().find(split.number()).orElseThrow();
  }

  private void note(Submission submission) {
    application
        .ledger()
        .note(submission.number(), "retried", new TreeMap<>(Map.of("because", because)), actor);
  }

  private static UserException nothingToTry(Submission submission) {
    return new UserException(
        ExitCode.USAGE,
        submission.number()
            + " is "
            + submission.progress().word()
            + ": there is nothing to try again.");
  }

  /// What a look-up found is still there when it is tried again: a person answers for going on.
  private static void requireMoreThanAnotherTry(Submission submission, Progress.Held held)
      throws UserException {
    if (held.reason() == HoldReason.MALWARE || held.reason() == HoldReason.RESTRICTED) {
      throw new UserException(
          ExitCode.USAGE,
          submission.number()
              + " is held as "
              + held.reason()
              + ": trying again changes nothing. See it with show, then release or reject it.");
    }
  }

  /// Goes on although there was a reason to hold: what could not be read goes on unread, a damaged
  /// archive with what could be found of it where the chat is among that.
  Submission release(Submission submission) throws UserException, InterruptedException {
    if (!(submission.progress() instanceof Progress.Held held)) {
      throw notHeld(submission);
    }
    Progress next =
        switch (held.reason()) {
          case DAMAGED -> ruled(held, isSalvaged(held) ? SALVAGED : Ruling.unread());
          case NO_EXPORT,
              OTHER_APP,
              AMBIGUOUS_CHAT,
              ENCRYPTED,
              UNSAFE,
              TOO_BIG,
              LINK_ONLY,
              NEEDS_JOIN ->
              ruled(held, Ruling.unread());
          case MALWARE,
              SENDER,
              NO_REFERENCE,
              RESTRICTED,
              UPLOAD_REFUSED,
              RECORD_REFUSED,
              INTEGRITY,
              REPEATED_FAILURE ->
              held.from();
        };
    return go(decide(submission, next));
  }

  private static Progress ruled(Progress.Held held, Ruling ruling) {
    return held.from() instanceof Progress.Received received
        ? new Progress.Received(received.original(), ruling)
        : held.from();
  }

  private static boolean isSalvaged(Progress.Held held) {
    return held.seen().flags().contains("SALVAGED") && !held.seen().chats().isEmpty();
  }

  /// Goes on with one of several texts as the chat.
  ///
  /// @param chat its number, from 1, as the reason to hold tells it
  Submission release(Submission submission, int chat) throws UserException, InterruptedException {
    if (!(submission.progress() instanceof Progress.Held held)) {
      throw notHeld(submission);
    }
    List<Sha256> chats = held.seen().chats();
    if (held.reason() != HoldReason.AMBIGUOUS_CHAT || chats.isEmpty()) {
      throw new UserException(
          ExitCode.USAGE,
          submission.number()
              + " is not held for a choice between chats. Leave --chat out, or see it with: sealbag show "
              + submission.number());
    }
    if (chat < 1 || chat > chats.size()) {
      throw new UserException(
          ExitCode.USAGE,
          "--chat "
              + chat
              + ": give a number from 1 to "
              + chats.size()
              + ", as the reason lists them.");
    }
    boolean salvaged =
        held.from() instanceof Progress.Received received && received.ruling().salvaged();
    Optional<Sha256> chosen = Optional.of(chats.get(chat - 1));
    return go(decide(submission, ruled(held, new Ruling(false, salvaged, chosen))));
  }

  /// Goes on with files without a chat as files of another submission of the same sender.
  Submission release(Submission submission, String belongsTo)
      throws UserException, InterruptedException {
    if (!(submission.progress() instanceof Progress.Held held)) {
      throw notHeld(submission);
    }
    if (held.reason() != HoldReason.NEEDS_JOIN && held.reason() != HoldReason.NO_EXPORT) {
      throw new UserException(
          ExitCode.USAGE,
          submission.number()
              + " is held as "
              + held.reason()
              + ": only files without a chat can belong to another submission. Leave --belongs-to out.");
    }
    if (!application.pipeline().mayBelong(submission, belongsTo)) {
      throw new UserException(
          ExitCode.USAGE,
          "--belongs-to "
              + belongsTo
              + ": there is no sealed chat of this number from the same accepted sender. See them with: sealbag list");
    }
    return go(decide(submission, ruled(held, Ruling.belonging(belongsTo))));
  }

  /// Ends it. Everything received is kept.
  Submission reject(Submission submission) throws UserException {
    if (!(submission.progress() instanceof Progress.Held)) {
      throw notHeld(submission);
    }
    return decide(
        submission,
        new Progress.Closed(
            CloseReason.REJECTED,
            "Rejected by a person. Everything received is kept.",
            Optional.empty()));
  }

  private Submission decide(Submission submission, Progress next) throws UserException {
    try {
      return application.ledger().decide(submission.number(), next, because, actor);
    } catch (NotHeldException _) {
      throw notHeld(submission);
    }
  }

  private static UserException notHeld(Submission submission) {
    return new UserException(
        ExitCode.USAGE,
        submission.number()
            + " is "
            + submission.progress().word()
            + ", not held: there is nothing to decide. See it with: sealbag show "
            + submission.number());
  }

  private Submission go(Submission submission) throws UserException, InterruptedException {
    Optional<Submission> claimed = application.ledger().claim(submission.number());
    if (claimed.isEmpty()) {
      return application.ledger().find(submission.number()).orElseThrow();
    }
    Submission held = claimed.orElseThrow();
    Submission after;
    try {
      after = application.pipeline().hurry(held, actor);
    } finally {
      application.ledger().letGo(held);
    }
    new Parts(application.ledger(), application.pipeline(), actor).workOff(after);
    return after;
  }
}
