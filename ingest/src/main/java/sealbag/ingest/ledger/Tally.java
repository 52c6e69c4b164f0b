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

  // Of the many that are done only the index is read.
  static List<Tally> all(Handle handle, Database database, Instant now) {
    return handle
        .createQuery(
            """
            SELECT state, '' AS reason, COUNT(*) AS n, 0 AS now_due, MIN(received_at) AS oldest
            FROM submission WHERE state IN ('recorded', 'split') GROUP BY state
            UNION ALL
            SELECT state, '', COUNT(*),
              SUM(CASE WHEN due IS NULL OR due <= :now THEN 1 ELSE 0 END), MIN(received_at)
            FROM submission WHERE state IN ('received', 'sealed', 'uploaded') GROUP BY state
            UNION ALL
            SELECT state, CASE state WHEN 'held' THEN %s ELSE %s END, COUNT(*), 0, MIN(received_at)
            FROM submission WHERE state IN ('held', 'closed') GROUP BY 1, 2
            ORDER BY 1, 2
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
