package sealbag.ingest.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import sealbag.ingest.ledger.Decisions.Decision;

/// What accepted senders sent, and what they answer to letters.
public final class Correspondents {
  private static final String ANSWERED = "The officer answered the letter.";

  private final Database database;
  private final Transitions transitions;
  private final Decisions decisions;
  private final Letters letters;
  private final InstantSource clock;

  Correspondents(
      Database database,
      Transitions transitions,
      Decisions decisions,
      Letters letters,
      InstantSource clock) {
    this.database = database;
    this.transitions = transitions;
    this.decisions = decisions;
    this.letters = letters;
    this.clock = clock;
  }

  /// What one sender sent since then, the latest first, at most so many.
  ///
  /// @param sender as [Correspondence#acceptedSender] has it
  public List<Submission> sent(String sender, Instant since, int most) {
    return database.snapshot(
        handle ->
            transitions.rows().ofSender(handle, sender, since, most).stream()
                .map(Row::submission)
                .toList());
  }

  /// Where a held submission goes on.
  ///
  /// @param waitsFor the only reason that it may be held for
  public record GoOn(HoldReason waitsFor, Progress next) {}

  /// Goes on with a submission if it is still held for this reason: what it waited for is there.
  ///
  /// @param because what that is, for the custody log
  /// @return whether it was held for that
  public boolean goOn(String number, GoOn where, String because, Actor actor) {
    var decision = new Decision(number, because, actor, clock.instant());
    return database.append(handle -> decisions.goOn(handle, decision, where));
  }

  /// What an answer changes about one submission. One that is in work takes it in with its next
  /// step.
  ///
  /// @param next empty: it stays where it is
  /// @param later what is done beside the claims; empty where nothing is
  public record Change(
      String number, Declaration declaration, Optional<GoOn> next, Optional<Later> later) {

    /// Of what is not sealed.
    public Change(String number, Declaration declaration, Optional<GoOn> next) {
      this(number, declaration, next, Optional.empty());
    }
  }

  /// What an answer brings beside the claims.
  ///
  /// @param said is added to the record stub, unless it is nothing
  /// @param letter asks a person; empty where nobody is asked
  public record Later(Addenda.Said said, Optional<Letter> letter) {}

  /// What is done about an answer.
  ///
  /// @param changes one for each submission that it is about
  /// @param event noted at each of them
  /// @param letter says thank you; empty where another letter follows, or nobody may be answered
  public record Answered(List<Change> changes, WorkEvent event, Optional<Letter> letter) {
    public Answered {
      changes = List.copyOf(changes);
    }
  }

  /// Takes in what an officer answered to a letter, all of it or nothing, and ends the mail that
  /// brought it.
  ///
  /// @param answering the submission of that mail, claimed
  /// @return that submission, closed
  /// @throws StaleClaimException when its lease was lost; then nothing was written
  public Submission answered(
      Submission answering, Answered answer, Progress.Closed closed, Actor actor)
      throws StaleClaimException {
    Instant now = clock.instant();
    return database.<Submission, StaleClaimException>append(
        handle -> {
          for (Change change : answer.changes()) {
            transitions.answered(handle, change, answer.event(), actor, now);
            if (change.next().isPresent()) {
              var decision = new Decision(change.number(), ANSWERED, actor, now);
              decisions.goOn(handle, decision, change.next().orElseThrow());
            }
            change.later().ifPresent(it -> later(handle, change.number(), it, actor, now));
          }
          answer.letter().ifPresent(one -> letters.write(handle, one, actor, now));
          PlannedEvents planned = transitions.plan(handle, answering, List.of(), actor, now);
          return transitions.advance(handle, answering, closed, planned, now);
        });
  }

  private void later(Handle handle, String number, Later later, Actor actor, Instant now) {
    if (!later.said().facts().isEmpty()) {
      Addenda.add(handle, number, later.said(), now);
    }
    later.letter().ifPresent(letter -> letters.write(handle, letter, actor, now));
  }
}
