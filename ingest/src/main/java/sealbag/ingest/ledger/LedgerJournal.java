package sealbag.ingest.ledger;

import java.time.InstantSource;
import java.util.Optional;
import sealbag.uploaders.delivery.Journal;

/// The notes of one submission's delivery. Each note renews the lease, so that a long upload keeps
/// it, and is refused once somebody else has the submission. Of a submission on which nobody works
/// any more notes are taken as long as it stays as it was.
record LedgerJournal(Database database, Leases leases, InstantSource clock, Submission submission)
    implements Journal {

  @Override
  public Optional<String> read(String step) {
    return database.change(
        handle ->
            handle
                .createQuery("SELECT value FROM journal WHERE number = :number AND step = :step")
                .bind("number", submission.number())
                .bind("step", step)
                .mapTo(String.class)
                .findFirst());
  }

  @Override
  public void write(String step, String value) {
    database.change(
        handle -> {
          boolean mayWrite =
              submission.progress().isOpen()
                  ? leases.renew(handle, submission, clock.instant())
                  : leases.isUnchanged(handle, submission);
          if (!mayWrite) {
            throw new IllegalStateException(Transitions.stale(submission).getMessage());
          }
          return handle
              .createUpdate(
                  """
                  INSERT INTO journal (number, step, value) VALUES (:number, :step, :value)
                  ON CONFLICT (number, step) DO UPDATE SET value = excluded.value
                  """)
              .bind("number", submission.number())
              .bind("step", step)
              .bind("value", value)
              .execute();
        });
  }
}
