package sealbag.ingest.ledger;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Writes events and keeps the count and the head over all of them.
final class Custody {
  private Custody() {}

  private record Head(long events, String head) {
    Head with(CustodyEvent event) {
      return new Head(events + 1, EventHash.ofHead(head, event.hash()));
    }
  }

  /// Appends events of one submission; the handle is that of [Database#append].
  static void append(Handle handle, String number, List<CustodyEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    Head head = write(handle, number, events);
    handle
        .createUpdate("UPDATE custody_head SET events = :events, head = :head WHERE id = 1")
        .bind("events", head.events())
        .bind("head", head.head())
        .execute();
    ChainEnd end = ChainEnd.of(events.getLast());
    handle
        .createUpdate("UPDATE submission SET events = :n, last_hash = :hash WHERE number = :number")
        .bind("n", end.seq())
        .bind("hash", end.hash())
        .bind("number", number)
        .execute();
  }

  private static Head write(Handle handle, String number, List<CustodyEvent> events) {
    Head head = head(handle);
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO custody_event (seq, submission, n, line, hash, head)
            VALUES (:seq, :submission, :n, :line, :hash, :head)
            """);
    for (CustodyEvent event : events) {
      head = head.with(event);
      batch.bind("seq", head.events()).bind("submission", number).bind("n", event.seq());
      batch.bind("line", event.line()).bind("hash", event.hash()).bind("head", head.head()).add();
    }
    batch.execute();
    return head;
  }

  private static Head head(Handle handle) {
    return handle
        .createQuery("SELECT events, head FROM custody_head WHERE id = 1")
        .map((row, _) -> new Head(row.getLong("events"), row.getString("head")))
        .one();
  }

  static List<CustodyEvent> events(Handle handle, String number) {
    return handle
        .createQuery(
            "SELECT n, line, hash FROM custody_event WHERE submission = :number ORDER BY n")
        .bind("number", number)
        .map(
            (row, _) ->
                new CustodyEvent(row.getLong("n"), row.getString("line"), row.getString("hash")))
        .list();
  }
}
