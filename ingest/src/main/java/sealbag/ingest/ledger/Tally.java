package sealbag.ingest.ledger;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// How many submissions are in one state for one reason.
///
/// @param state one of the words of [Progress#word()]
/// @param reason the name of the [HoldReason] or [CloseReason]; empty in the other states
/// @param due how many of them wait for a worker now
/// @param oldest when the first of them arrived
public record Tally(String state, String reason, long count, long due, Instant oldest) {

  static List<Tally> all(Handle handle, Database database, Instant now) {
    return handle
        .createQuery(
            """
            SELECT state,
              CASE state WHEN 'held' THEN %s WHEN 'closed' THEN %s ELSE '' END AS reason,
              COUNT(*) AS n,
              SUM(CASE WHEN state IN ('received', 'sealed', 'uploaded')
                AND (due IS NULL OR due <= :now) THEN 1 ELSE 0 END) AS now_due,
              MIN(received_at) AS oldest
            FROM submission GROUP BY 1, 2 ORDER BY 1, 2
            """
                .formatted(
                    database.wordIn("progress", "reason"), database.wordIn("progress", "why")))
        .bind("now", now.toEpochMilli())
        .map(
            (row, _) ->
                new Tally(
                    row.getString("state"),
                    row.getString("reason"),
                    row.getLong("n"),
                    row.getLong("now_due"),
                    Instant.ofEpochMilli(row.getLong("oldest"))))
        .list();
  }
}
