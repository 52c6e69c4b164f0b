package sealbag.ingest.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import sealbag.ingest.ledger.SubmissionRows.Opening;

/// What lies in the mailboxes, mail by mail, and what became of each. One process reads a mailbox
/// at a time; whatever is written after another took over is refused.
///
/// The states of a mail: `listed` → `taken` (its bytes are kept and a submission stands for them) →
/// `marked` (the mailbox was told). Or `gone` (another program removed it before it could be taken)
/// or `held` (it could not be taken time and again). Or `before` (it arrived before the day from
/// which on mails are taken: it stays where it is and is not read).
public final class Mailboxes {
  /// How long a reader that says nothing keeps the mailbox. A dead one loses it at once on its own
  /// machine.
  public static final Duration TERM = Duration.ofMinutes(2);

  private static final String MINE =
      " AND EXISTS (SELECT 1 FROM mailbox WHERE name = :mailbox AND reader = :me)";

  private final Database database;
  private final Leases leases;
  private final Transitions transitions;
  private final InstantSource clock;

  Mailboxes(Database database, Leases leases, Transitions transitions, InstantSource clock) {
    this.database = database;
    this.leases = leases;
    this.transitions = transitions;
    this.clock = clock;
  }

  /// Takes or keeps the mailbox for this process, for [#TERM].
  ///
  /// @return false when another living process reads it
  public boolean lease(String mailbox) {
    Instant now = clock.instant();
    return database.change(handle -> leases.takeMailbox(handle, mailbox, TERM, now));
  }

  /// Leaves the mailbox to others.
  public void letGo(String mailbox) {
    database.change(
        handle ->
            handle
                .createUpdate(
                    "UPDATE mailbox SET reader = NULL, lease_until = NULL WHERE name = :mailbox AND reader = :me")
                .bind("mailbox", mailbox)
                .bind("me", leases.claimant().text())
                .execute());
  }

  /// What the source said last, for its next listing.
  public Optional<String> cursor(String mailbox) {
    return database.snapshot(
        handle ->
            handle
                .createQuery(
                    "SELECT cursor FROM mailbox WHERE name = :mailbox AND cursor IS NOT NULL")
                .bind("mailbox", mailbox)
                .mapTo(String.class)
                .findFirst());
  }

  /// Writes down what a source names, and its cursor. What is known already stays as it is, but for
  /// a mail that was gone and is back, and for those that are before another `since` than they
  /// were.
  ///
  /// @param since mails that arrived before are not to be taken; one of which the source does not
  ///   say when it arrived is
  /// @return how many were newly found to be before it
  public int note(String mailbox, List<ListedMail> mails, String cursor, Optional<Instant> since) {
    Instant now = clock.instant();
    return database.change(
        handle -> {
          requireReader(handle, mailbox);
          var batch =
              handle.prepareBatch(
                  """
                  INSERT INTO mailbox_message (mailbox, id, name, size_bytes, arrived_at, listed_at, state, attempts)
                  VALUES (:mailbox, :id, :name, :size, :arrived, :now, 'listed', 0)
                  ON CONFLICT (mailbox, id) DO UPDATE SET state = 'listed', attempts = 0, due = NULL
                    WHERE mailbox_message.state = 'gone'
                  """);
          for (ListedMail mail : mails) {
            batch
                .bind("mailbox", mailbox)
                .bind("id", mail.id())
                .bind("name", mail.name())
                .bind("size", mail.sizeBytes())
                .bind("arrived", mail.arrivedAt().map(Instant::toEpochMilli))
                .bind("now", now.toEpochMilli())
                .add();
          }
          batch.execute();
          handle
              .createUpdate("UPDATE mailbox SET cursor = :cursor WHERE name = :mailbox")
              .bind("cursor", cursor)
              .bind("mailbox", mailbox)
              .execute();
          return since(handle, mailbox, since.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE));
        });
  }

  private static int since(Handle handle, String mailbox, long since) {
    handle
        .createUpdate(
            """
            UPDATE mailbox_message SET state = 'listed'
            WHERE mailbox = :mailbox AND state = 'before' AND arrived_at >= :since
            """)
        .bind("mailbox", mailbox)
        .bind("since", since)
        .execute();
    return handle
        .createUpdate(
            """
            UPDATE mailbox_message SET state = 'before'
            WHERE mailbox = :mailbox AND state = 'listed' AND arrived_at < :since
            """)
        .bind("mailbox", mailbox)
        .bind("since", since)
        .execute();
  }

  private void requireReader(Handle handle, String mailbox) {
    Optional<String> reader =
        handle
            .createQuery("SELECT reader FROM mailbox WHERE name = :mailbox AND reader IS NOT NULL")
            .bind("mailbox", mailbox)
            .mapTo(String.class)
            .findFirst();
    if (!reader.equals(Optional.of(leases.claimant().text()))) {
      throw new IllegalStateException("the mailbox " + mailbox + " is read by another process now");
    }
  }

  /// Mails that can be taken now, oldest first.
  public List<ListedMail> due(String mailbox, int limit) {
    Instant now = clock.instant();
    return database.snapshot(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM mailbox_message
                    WHERE mailbox = :mailbox AND state = 'listed' AND (due IS NULL OR due <= :now)
                    ORDER BY COALESCE(due, 0), listed_at, arrived_at, LENGTH(id), id LIMIT :limit
                    """)
                .bind("mailbox", mailbox)
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, _) -> mail(row))
                .list());
  }

  private static ListedMail mail(ResultSet row) throws SQLException {
    long arrived = row.getLong("arrived_at");
    Optional<Instant> at =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(arrived));
    return new ListedMail(
        row.getString("id"),
        row.getString("name"),
        row.getLong("size_bytes"),
        at,
        row.getInt("attempts"));
  }

  /// Counts a try before it begins, so that one that ends the process counts too.
  public void begin(String mailbox, ListedMail mail) {
    change(mailbox, mail.id(), "attempts = attempts + 1", Map.of());
  }

  /// Takes back the count of a try that failed for a reason outside of the mail.
  public void later(String mailbox, ListedMail mail, Instant due, String problem) {
    change(
        mailbox,
        mail.id(),
        "attempts = :attempts, due = :due, problem = :problem",
        Map.of("attempts", mail.attempts(), "due", due.toEpochMilli(), "problem", problem));
  }

  /// Leaves the try counted.
  public void failed(String mailbox, ListedMail mail, Instant due, String problem) {
    change(
        mailbox,
        mail.id(),
        "due = :due, problem = :problem",
        Map.of("due", due.toEpochMilli(), "problem", problem));
  }

  /// Opens a submission for a mail whose bytes are kept, or notes a sighting, and writes down that
  /// the mail was taken: all at once.
  public Arrival take(String mailbox, ListedMail mail, Intake intake, Actor actor) {
    var original = new Original(intake, Optional.empty());
    var opening = new Opening(original, Claims.none(), Optional.empty(), clock.instant());
    return database.append(
        handle -> {
          requireReader(handle, mailbox);
          Arrival arrival = transitions.arrive(handle, opening, actor);
          handle
              .createUpdate(
                  """
                  UPDATE mailbox_message SET state = 'taken', sha256 = :sha256, number = :number,
                    size_bytes = :size, due = NULL, problem = NULL
                  WHERE mailbox = :mailbox AND id = :id
                  """)
              .bind("sha256", intake.sha256().hex())
              .bind("size", intake.sizeBytes())
              .bind("number", arrival.submission().number())
              .bind("mailbox", mailbox)
              .bind("id", mail.id())
              .execute();
          return arrival;
        });
  }

  /// Mails that were taken and of which the mailbox was not told yet.
  public List<ListedMail> toMark(String mailbox, int limit) {
    Instant now = clock.instant();
    return database.snapshot(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM mailbox_message
                    WHERE mailbox = :mailbox AND state = 'taken' AND (due IS NULL OR due <= :now)
                    ORDER BY listed_at, LENGTH(id), id LIMIT :limit
                    """)
                .bind("mailbox", mailbox)
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, _) -> mail(row))
                .list());
  }

  /// The mailbox was told, or the mail is no longer there to be marked.
  public void marked(String mailbox, ListedMail mail) {
    change(mailbox, mail.id(), "state = 'marked', due = NULL, problem = NULL", Map.of());
  }

  /// The mail was removed before it could be taken.
  public void gone(String mailbox, ListedMail mail) {
    change(mailbox, mail.id(), "state = 'gone', due = NULL", Map.of());
  }

  /// The mail stays where it is until a person asks for another try.
  ///
  /// @param problem one plain sentence
  public void hold(String mailbox, ListedMail mail, String problem) {
    change(
        mailbox,
        mail.id(),
        "state = 'held', due = NULL, problem = :problem",
        Map.of("problem", problem));
  }

  private void change(String mailbox, String id, String change, Map<String, Object> values) {
    database.change(
        handle ->
            handle
                .createUpdate(
                    "UPDATE mailbox_message SET "
                        + change
                        + " WHERE mailbox = :mailbox AND id = :id"
                        + MINE)
                .bindMap(values)
                .bind("mailbox", mailbox)
                .bind("id", id)
                .bind("me", leases.claimant().text())
                .execute());
  }

  /// Gives held mails, and those that are gone, another try.
  ///
  /// @return how many
  public int retry(String mailbox) {
    return database.change(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE mailbox_message SET state = 'listed', attempts = 0, due = NULL, problem = NULL
                    WHERE mailbox = :mailbox AND state IN ('held', 'gone')
                    """)
                .bind("mailbox", mailbox)
                .execute());
  }

  /// What the ledger knows of one mail.
  ///
  /// @param number the submission; empty until it was taken
  public record Known(String state, Optional<String> number, Optional<String> problem) {}

  /// Every mail of the mailbox that the ledger knows, by its id.
  public Map<String, Known> all(String mailbox) {
    return database.snapshot(
        handle -> {
          Map<String, Known> all = new LinkedHashMap<>();
          handle
              .createQuery(
                  "SELECT id, state, number, problem FROM mailbox_message WHERE mailbox = :mailbox")
              .bind("mailbox", mailbox)
              .map(
                  (row, _) ->
                      Map.entry(
                          row.getString("id"),
                          new Known(
                              row.getString("state"),
                              Optional.ofNullable(row.getString("number")),
                              Optional.ofNullable(row.getString("problem")))))
              .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
          return all;
        });
  }

  /// How many mails of the mailbox are in each state.
  public Map<String, Long> counts(String mailbox) {
    return database.snapshot(
        handle -> {
          Map<String, Long> counts = new LinkedHashMap<>();
          handle
              .createQuery(
                  "SELECT state, COUNT(*) AS n FROM mailbox_message WHERE mailbox = :mailbox GROUP BY state ORDER BY state")
              .bind("mailbox", mailbox)
              .map((row, _) -> Map.entry(row.getString("state"), row.getLong("n")))
              .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
          return counts;
        });
  }

  /// Bytes of mails that were taken and whose submissions are not sealed yet.
  public long unsealedBytes() {
    return database.snapshot(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COALESCE(SUM(m.size_bytes), 0) FROM mailbox_message m
                    JOIN submission s ON s.number = m.number WHERE s.state = 'received'
                    """)
                .mapTo(Long.class)
                .one());
  }
}
