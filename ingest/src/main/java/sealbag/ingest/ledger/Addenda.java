package sealbag.ingest.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;
import sealbag.ingest.evidence.Sha256;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is still to be added to record stubs that are there already, or will be. It is written down
/// with the event that brought it; after a crash the same is sent again.
public final class Addenda {
  /// While one worker sends an addendum no other does.
  private static final Duration IN_HAND = Duration.ofMinutes(11);

  private final Database database;
  private final Leases leases;
  private final Transitions transitions;
  private final InstantSource clock;

  Addenda(Database database, Leases leases, Transitions transitions, InstantSource clock) {
    this.database = database;
    this.leases = leases;
    this.transitions = transitions;
    this.clock = clock;
  }

  /// One thing that was said.
  public record Fact(String field, String value) {}

  /// What one mail adds.
  ///
  /// @param source hash of the mail
  public record Said(Sha256 source, List<Fact> facts) {
    public Said {
      facts = List.copyOf(facts);
    }
  }

  /// What is to be added to one stub.
  ///
  /// @param n within the submission, from 1
  /// @param attempts how often it was tried before
  public record Addendum(String number, int n, List<Fact> facts, Instant madeAt, int attempts) {
    public Addendum {
      facts = List.copyOf(facts);
    }
  }

  /// What is written down, for showing.
  ///
  /// @param state `waiting`, `sent` or `refused`
  public record Written(int n, String state, Optional<String> problem) {}

  static void add(Handle handle, String number, Said said, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO addendum (number, n, source, facts, made_at, state, attempts, due)
            SELECT :number, (SELECT COUNT(*) + 1 FROM addendum WHERE number = :number), :source,
              :facts, :now, 'waiting', 0, :now
            WHERE NOT EXISTS (SELECT 1 FROM addendum WHERE number = :number AND source = :source)
            """)
        .bind("number", number)
        .bind("source", said.source().hex())
        .bind("facts", print(said.facts()))
        .bind("now", now.toEpochMilli())
        .execute();
  }

  private static String print(List<Fact> facts) {
    ObjectNode object = Fields.object();
    ArrayNode list = object.putArray("facts");
    facts.forEach(fact -> list.addObject().put("field", fact.field()).put("value", fact.value()));
    return Fields.print(object);
  }

  private static List<Fact> parse(String json) {
    return Fields.parse(json).list("facts").stream()
        .map(fact -> new Fact(fact.text("field"), fact.text("value")))
        .toList();
  }

  /// Takes what is due of recorded submissions, in order: of each submission one at a time. Nobody
  /// else gets it for eleven minutes, or until this process is dead.
  public List<Addendum> takeDue(int limit) {
    Instant now = clock.instant();
    return database.change(
        handle -> {
          List<Addendum> due = due(handle, limit, now);
          for (Addendum one : due) {
            handle
                .createUpdate(
                    """
                    UPDATE addendum SET attempts = attempts + 1, claimant = :me,
                      lease_until = :until
                    WHERE number = :number AND n = :n
                    """)
                .bind("me", leases.claimant().text())
                .bind("until", now.plus(IN_HAND).toEpochMilli())
                .bind("number", one.number())
                .bind("n", one.n())
                .execute();
          }
          return due;
        });
  }

  private List<Addendum> due(Handle handle, int limit, Instant now) {
    List<String> dead =
        leases.dead(handle, "SELECT DISTINCT claimant FROM addendum WHERE claimant IS NOT NULL");
    return handle
        .createQuery(
            """
                SELECT * FROM addendum WHERE state = 'waiting' AND due <= :now
                  AND (claimant IS NULL OR lease_until <= :now OR claimant IN (<dead>))
                  AND number IN (SELECT number FROM submission WHERE state = 'recorded')
                  AND NOT EXISTS (SELECT 1 FROM addendum e WHERE e.number = addendum.number
                    AND e.n < addendum.n AND e.state = 'waiting')
                ORDER BY due, number, n LIMIT :limit\s"""
                + database.skipLocked())
        .bindList(EmptyHandling.NULL_KEYWORD, "dead", dead)
        .bind("now", now.toEpochMilli())
        .bind("limit", limit)
        .map(
            (row, _) ->
                new Addendum(
                    row.getString("number"),
                    row.getInt("n"),
                    parse(row.getString("facts")),
                    Instant.ofEpochMilli(row.getLong("made_at")),
                    row.getInt("attempts")))
        .list();
  }

  /// The records system has it.
  public void sent(Addendum addendum, Actor actor) {
    end(addendum, "sent", Optional.empty(), actor);
  }

  /// The records system will never take it.
  ///
  /// @param problem one plain sentence
  public void refused(Addendum addendum, String problem, Actor actor) {
    end(addendum, "refused", Optional.of(problem), actor);
  }

  private void end(Addendum addendum, String state, Optional<String> problem, Actor actor) {
    Instant now = clock.instant();
    database.append(
        handle -> {
          int ended =
              handle
                  .createUpdate(
                      """
                      UPDATE addendum SET state = :state, problem = :problem, claimant = NULL,
                        lease_until = NULL
                      WHERE number = :number AND n = :n AND state = 'waiting'
                      """)
                  .bind("state", state)
                  .bind("problem", problem)
                  .bind("number", addendum.number())
                  .bind("n", addendum.n())
                  .execute();
          if (ended == 1) {
            var details = new TreeMap<>(Map.of("addendum", Integer.toString(addendum.n())));
            Row row = transitions.rows().get(handle, addendum.number());
            String action = state.equals("sent") ? "record-amended" : "amendment-refused";
            transitions.note(handle, row, new WorkEvent(action, details), actor, now);
          }
          return ended;
        });
  }

  /// To be tried again.
  public void later(Addendum addendum, Instant due, String problem) {
    database.change(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE addendum SET due = :due, problem = :problem, claimant = NULL,
                      lease_until = NULL
                    WHERE number = :number AND n = :n
                    """)
                .bind("due", due.toEpochMilli())
                .bind("problem", problem)
                .bind("number", addendum.number())
                .bind("n", addendum.n())
                .execute());
  }

  /// What there is of one submission, in order.
  public List<Written> of(String number) {
    return database.snapshot(
        handle ->
            handle
                .createQuery("SELECT * FROM addendum WHERE number = :number ORDER BY n")
                .bind("number", number)
                .map(
                    (row, _) ->
                        new Written(
                            row.getInt("n"),
                            row.getString("state"),
                            Optional.ofNullable(row.getString("problem"))))
                .list());
  }
}
