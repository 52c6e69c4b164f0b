package sealbag.ingest.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.Update;

/// Who works on what. A lease keeps two workers, also two of one process, off one submission; the
/// version that each claim raises keeps a worker that lost its lease from writing.
record Leases(Database database, Claimant claimant) {
  // Longer than any step needs between two notes in the journal or renewals, short enough that the
  // work of a machine that burnt down goes on elsewhere before anyone asks.
  static final Duration TERM = Duration.ofMinutes(10);

  private static final String OPEN = "state IN ('received', 'sealed', 'uploaded')";
  private static final String FREE =
      "(claimant IS NULL OR lease_until <= :now OR claimant IN (<dead>))";
  private static final String TAKE =
      "UPDATE submission SET claimant = :me, lease_until = :until, version = version + 1 WHERE ";

  boolean take(Handle handle, String number, Instant now) {
    return take(handle, OPEN, number, now);
  }

  boolean takeHeld(Handle handle, String number, Instant now) {
    return take(handle, "state = 'held'", number, now);
  }

  private boolean take(Handle handle, String states, String number, Instant now) {
    return handle
            .createUpdate(TAKE + "number = :number AND " + states + " AND " + FREE)
            .bindList(EmptyHandling.NULL_KEYWORD, "dead", dead(handle))
            .bind("me", claimant.text())
            .bind("now", now.toEpochMilli())
            .bind("until", now.plus(TERM).toEpochMilli())
            .bind("number", number)
            .execute()
        == 1;
  }

  /// Numbers of what is due and free, oldest first.
  List<String> due(Handle handle, int limit, Instant now) {
    return handle
        .createQuery(
            "SELECT number FROM submission WHERE "
                + OPEN
                + " AND "
                + FREE
                + " AND (due IS NULL OR due <= :now) ORDER BY COALESCE(due, received_at), number"
                + " LIMIT :limit "
                + database.skipLocked())
        .bindList(EmptyHandling.NULL_KEYWORD, "dead", dead(handle))
        .bind("now", now.toEpochMilli())
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  private List<String> dead(Handle handle) {
    return dead(handle, "SELECT DISTINCT claimant FROM submission WHERE claimant IS NOT NULL");
  }

  /// Takes or keeps the lease of a mailbox.
  ///
  /// @return whether this process reads it now
  boolean takeMailbox(Handle handle, String mailbox, Duration term, Instant now) {
    handle
        .createUpdate("INSERT INTO mailbox (name) VALUES (:name) ON CONFLICT (name) DO NOTHING")
        .bind("name", mailbox)
        .execute();
    return handle
            .createUpdate(
                """
                UPDATE mailbox SET reader = :me, lease_until = :until WHERE name = :name
                  AND (reader IS NULL OR reader = :me OR lease_until <= :now OR reader IN (<dead>))
                """)
            .bindList(
                EmptyHandling.NULL_KEYWORD,
                "dead",
                dead(handle, "SELECT DISTINCT reader FROM mailbox WHERE reader IS NOT NULL"))
            .bind("me", claimant.text())
            .bind("now", now.toEpochMilli())
            .bind("until", now.plus(term).toEpochMilli())
            .bind("name", mailbox)
            .execute()
        == 1;
  }

  /// Of these claimants those that surely are gone.
  List<String> dead(Handle handle, String query) {
    return handle.createQuery(query).mapTo(String.class).list().stream()
        .filter(text -> isDead(Claimant.parse(text)))
        .toList();
  }

  private boolean isDead(Claimant other) {
    return other.host().equals(claimant.host()) && !other.equals(claimant) && other.isDead();
  }

  boolean renew(Handle handle, Submission submission, Instant now) {
    return held(handle, "lease_until = :until", submission)
            .bind("until", now.plus(TERM).toEpochMilli())
            .execute()
        == 1;
  }

  void letGo(Handle handle, Submission submission) {
    held(handle, "claimant = NULL, lease_until = NULL, version = version + 1", submission)
        .execute();
  }

  /// Until when, and why.
  ///
  /// @param tries how many tries failed: 1, or 0 where the wait is planned
  record Wait(Instant due, String why, int tries) {}

  boolean defer(Handle handle, Submission submission, Wait wait) {
    return held(
                handle,
                "claimant = NULL, lease_until = NULL, version = version + 1,"
                    + " attempts = attempts + :tries, due = :due, last_problem = :problem",
                submission)
            .bind("due", wait.due().toEpochMilli())
            .bind("problem", wait.why())
            .bind("tries", wait.tries())
            .execute()
        == 1;
  }

  boolean isHeld(Handle handle, Submission submission) {
    Optional<String> holder =
        handle
            .createQuery(
                "SELECT claimant FROM submission WHERE number = :number AND version = :version")
            .bind("number", submission.number())
            .bind("version", submission.version())
            .mapTo(String.class)
            .findFirst();
    return holder.equals(Optional.of(claimant.text()));
  }

  /// Whether it is as it was; then it stays so until the end of the transaction.
  boolean isUnchanged(Handle handle, Submission submission) {
    return handle
            .createUpdate(
                "UPDATE submission SET version = version WHERE number = :number AND version = :version")
            .bind("number", submission.number())
            .bind("version", submission.version())
            .execute()
        == 1;
  }

  private Update held(Handle handle, String change, Submission submission) {
    return handle
        .createUpdate(
            "UPDATE submission SET "
                + change
                + " WHERE number = :number AND version = :version AND claimant = :me")
        .bind("number", submission.number())
        .bind("version", submission.version())
        .bind("me", claimant.text());
  }
}
