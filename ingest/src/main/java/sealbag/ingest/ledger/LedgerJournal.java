package sealbag.ingest.ledger;

import java.time.InstantSource;
import java.util.Optional;
import sealbag.uploaders.delivery.Journal;

/// The notes of one submission's delivery. Each note renews the lease, so that a long upload keeps
/// it, and is refused once somebody else has the submission.
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
          if (!leases.renew(handle, submission, clock.instant())) {
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
