package sealbag.ingest.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;

/// The letters that Sealbag owes and has sent. A letter is written down before it is sent; after a
/// crash the same one is sent again.
public final class Letters {
  /// While one worker sends a letter no other does: longer than SMTP's slowest answer (RFC 5321
  /// section 4.5.3.2.6).
  private static final Duration IN_HAND = Duration.ofMinutes(11);

  private final Database database;
  private final Leases leases;
  private final Transitions transitions;
  private final InstantSource clock;

  Letters(Database database, Leases leases, Transitions transitions, InstantSource clock) {
    this.database = database;
    this.leases = leases;
    this.transitions = transitions;
    this.clock = clock;
  }

  /// A mail about which its sender has not been told everything.
  ///
  /// @param root the submission of the mail
  /// @param children what it was split into; empty otherwise
  /// @param changes how many changes there were so far, for [#answered]
  public record Unanswered(Submission root, List<Submission> children, long changes) {
    public Unanswered {
      children = List.copyOf(children);
    }
  }

  /// Mails of outside of which nothing is in work right now and something changed since the last
  /// answer; oldest first.
  public List<Unanswered> unanswered(int limit) {
    return database.snapshot(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT number, unanswered FROM submission r
                    WHERE unanswered > told AND NOT EXISTS (
                      SELECT 1 FROM submission f
                      WHERE (f.number = r.number OR f.parent = r.number) AND f.due IS NULL
                        AND f.state IN ('received', 'sealed', 'uploaded'))
                    ORDER BY number LIMIT :limit
                    """)
                .bind("limit", limit)
                .map((row, _) -> Map.entry(row.getString("number"), row.getLong("unanswered")))
                .list()
                .stream()
                .map(row -> unanswered(handle, row.getKey(), row.getValue()))
                .toList());
  }

  private Unanswered unanswered(Handle handle, String number, long changes) {
    SubmissionRows rows = transitions.rows();
    List<Submission> children =
        rows.ofParent(handle, number).stream().map(row -> rows.linked(handle, row)).toList();
    return new Unanswered(transitions.find(handle, number), children, changes);
  }

  /// Writes down what is to be sent about the state that was looked at, which may be nothing. A
  /// letter that is there already is left as it is.
  public void answered(Unanswered looked, List<Letter> letters, Actor actor) {
    Instant now = clock.instant();
    database.append(
        handle -> {
          letters.forEach(letter -> write(handle, letter, actor, now));
          return handle
              .createUpdate(
                  "UPDATE submission SET told = :changes WHERE number = :number AND told < :changes")
              .bind("number", looked.root().number())
              .bind("changes", looked.changes())
              .execute();
        });
  }

  /// Writes down one more letter, such as a reminder; does nothing when it is there already.
  public void add(Letter letter, Actor actor) {
    Instant now = clock.instant();
    database.append(handle -> write(handle, letter, actor, now));
  }

  boolean write(Handle handle, Letter letter, Actor actor, Instant now) {
    boolean isNew =
        handle
                .createUpdate(
                    """
                    INSERT INTO letter (id, number, kind, recipient, message, made_at, state,
                      attempts, due)
                    VALUES (:id, :number, :kind, :recipient, :message, :now, 'waiting', 0, :now)
                    ON CONFLICT (id) DO NOTHING
                    """)
                .bind("id", letter.id())
                .bind("number", letter.number())
                .bind("kind", letter.kind())
                .bind("recipient", letter.recipient())
                .bind("message", letter.message())
                .bind("now", now.toEpochMilli())
                .execute()
            == 1;
    if (isNew) {
      var details = new TreeMap<>(Map.of("kind", letter.kind()));
      Row row = transitions.rows().get(handle, letter.number());
      transitions.note(handle, row, new WorkEvent("letter-written", details), actor, now);
    }
    return isNew;
  }

  /// Takes letters that are due, oldest first, each with how often it was tried before. Nobody else
  /// gets them for eleven minutes, or until this process is dead.
  public Map<Letter, Integer> takeDue(int limit) {
    Instant now = clock.instant();
    return database.change(
        handle -> {
          var taken = new LinkedHashMap<Letter, Integer>();
          due(handle, limit, now).forEach(one -> taken.put(one.getKey(), one.getValue()));
          for (Letter letter : taken.keySet()) {
            handle
                .createUpdate(
                    """
                    UPDATE letter SET attempts = attempts + 1, claimant = :me, lease_until = :until
                    WHERE id = :id
                    """)
                .bind("me", leases.claimant().text())
                .bind("until", now.plus(IN_HAND).toEpochMilli())
                .bind("id", letter.id())
                .execute();
          }
          return taken;
        });
  }

  private List<Map.Entry<Letter, Integer>> due(Handle handle, int limit, Instant now) {
    List<String> dead =
        leases.dead(handle, "SELECT DISTINCT claimant FROM letter WHERE claimant IS NOT NULL");
    return handle
        .createQuery(
            """
            SELECT * FROM letter WHERE state = 'waiting' AND due <= :now
              AND (claimant IS NULL OR lease_until <= :now OR claimant IN (<dead>))
            ORDER BY due, id LIMIT :limit\s"""
                + database.skipLocked())
        .bindList(EmptyHandling.NULL_KEYWORD, "dead", dead)
        .bind("now", now.toEpochMilli())
        .bind("limit", limit)
        .map(
            (row, _) ->
                Map.entry(
                    new Letter(
                        row.getString("id"),
                        row.getString("number"),
                        row.getString("kind"),
                        row.getString("recipient"),
                        row.getString("message")),
                    row.getInt("attempts")))
        .list();
  }

  /// The mail server took it.
  public void sent(Letter letter) {
    end(letter, "sent", Optional.empty());
  }

  /// The mail server will never take it.
  ///
  /// @param problem one plain sentence
  public void refused(Letter letter, String problem) {
    end(letter, "refused", Optional.of(problem));
  }

  private void end(Letter letter, String state, Optional<String> problem) {
    Instant now = clock.instant();
    database.change(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE letter SET state = :state, problem = :problem, sent_at = :now,
                      claimant = NULL, lease_until = NULL
                    WHERE id = :id
                    """)
                .bind("state", state)
                .bind("problem", problem)
                .bind("now", now.toEpochMilli())
                .bind("id", letter.id())
                .execute());
  }

  /// To be tried again.
  public void later(Letter letter, Instant due, String problem) {
    database.change(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE letter SET due = :due, problem = :problem, claimant = NULL,
                      lease_until = NULL
                    WHERE id = :id
                    """)
                .bind("due", due.toEpochMilli())
                .bind("problem", problem)
                .bind("id", letter.id())
                .execute());
  }

  /// What was written about this submission: kinds and what became of each.
  ///
  /// @param state `waiting`, `sent` or `refused`
  public record Written(
      String id, String kind, String state, Instant at, Optional<String> problem) {}

  /// The letters of one submission, oldest first.
  public List<Written> of(String number) {
    return database.snapshot(
        handle ->
            handle
                .createQuery("SELECT * FROM letter WHERE number = :number ORDER BY made_at, id")
                .bind("number", number)
                .map(
                    (row, _) ->
                        new Written(
                            row.getString("id"),
                            row.getString("kind"),
                            row.getString("state"),
                            Instant.ofEpochMilli(row.getLong("made_at")),
                            Optional.ofNullable(row.getString("problem"))))
                .list());
  }

  /// How many letters are in each state.
  public Map<String, Long> counts() {
    return database.snapshot(
        handle ->
            handle
                .createQuery(
                    "SELECT state, COUNT(*) AS n FROM letter GROUP BY state ORDER BY state")
                .map((row, _) -> Map.entry(row.getString("state"), row.getLong("n")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /// How many letters went to this address since then; for a limit per hour.
  public long sentTo(String recipient, Instant since) {
    return database.snapshot(
        handle ->
            handle
                .createQuery(
                    "SELECT COUNT(*) FROM letter WHERE recipient = :recipient AND state = 'sent' AND sent_at >= :since")
                .bind("recipient", recipient)
                .bind("since", since.toEpochMilli())
                .mapTo(Long.class)
                .one());
  }
}
