package sealbag.ingest.ledger;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A submission's events so far and the next ones, hashed and chained before they are written, so
/// that a package can hold the very lines that the ledger will hold.
///
/// @param recorded the events that the ledger held when this was planned
/// @param planned the next ones
/// @param actor who does the work
public record PlannedEvents(
    String number,
    List<CustodyEvent> recorded,
    List<CustodyEvent> planned,
    Actor actor,
    Instant at) {

  public PlannedEvents {
    recorded = List.copyOf(recorded);
    planned = List.copyOf(planned);
  }

  /// All lines in order: what a package keeps.
  public List<String> lines() {
    return Stream.concat(recorded.stream(), planned.stream()).map(CustodyEvent::line).toList();
  }

  ChainEnd start() {
    return recorded.isEmpty() ? ChainEnd.NONE : ChainEnd.of(recorded.getLast());
  }
}
