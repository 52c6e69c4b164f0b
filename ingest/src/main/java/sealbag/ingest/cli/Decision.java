package sealbag.ingest.cli;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.CloseReason;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.NotHeldException;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;

/// What a person can decide about a submission, and what follows at once.
record Decision(Application application, String because, Actor actor) {

  /// Goes on where the submission stopped, as if nothing had been decided: for what may work now.
  Submission retry(Submission submission) throws UserException, InterruptedException {
    if (submission.progress() instanceof Progress.Held held) {
      requireMoreThanAnotherTry(submission, held);
      return go(decide(submission, held.from()));
    }
    if (!submission.progress().isOpen()) {
      throw new UserException(
          ExitCode.USAGE,
          submission.number()
              + " is "
              + submission.progress().word()
              + ": there is nothing to try again.");
    }
    application
        .ledger()
        .note(submission.number(), "retried", new TreeMap<>(Map.of("because", because)), actor);
    return go(submission);
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

  /// Goes on although there was a reason to hold: what could not be read goes on unread.
  Submission release(Submission submission) throws UserException, InterruptedException {
    if (!(submission.progress() instanceof Progress.Held held)) {
      throw notHeld(submission);
    }
    Progress next =
        switch (held.reason()) {
          case NO_EXPORT,
              OTHER_APP,
              AMBIGUOUS_CHAT,
              DAMAGED,
              ENCRYPTED,
              UNSAFE,
              TOO_BIG,
              LINK_ONLY ->
              held.from() instanceof Progress.Received received
                  ? new Progress.Received(received.original(), true)
                  : held.from();
          case MALWARE,
              SENDER,
              NO_REFERENCE,
              NEEDS_JOIN,
              RESTRICTED,
              UPLOAD_REFUSED,
              RECORD_REFUSED,
              INTEGRITY,
              REPEATED_FAILURE ->
              held.from();
        };
    return go(decide(submission, next));
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
    try {
      return application.pipeline().runNow(held, actor);
    } finally {
      application.ledger().letGo(held);
    }
  }
}
