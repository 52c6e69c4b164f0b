package sealbag.ingest.ledger;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes events: each one line, chained to the one before it of the same submission.
record EventLines(Tool tool) {
  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  /// What all events of one batch share.
  record Context(String number, String state, Actor actor, Instant at) {
    SortedMap<String, Object> fields() {
      var fields = new TreeMap<String, Object>();
      fields.put("actor", new TreeMap<>(Map.of("id", actor.id(), "type", actor.type().word())));
      fields.put("at", MILLISECONDS.format(at));
      fields.put("state", state);
      fields.put("submission", number);
      return fields;
    }
  }

  List<CustodyEvent> chain(ChainEnd end, List<WorkEvent> work, Context context) {
    var events = new ArrayList<CustodyEvent>();
    for (WorkEvent step : work) {
      CustodyEvent next =
          next(events.isEmpty() ? end : ChainEnd.of(events.getLast()), step, context);
      events.add(next);
    }
    return events;
  }

  CustodyEvent next(ChainEnd end, WorkEvent step, Context context) {
    SortedMap<String, Object> fields = context.fields();
    fields.put("action", step.action());
    fields.put("details", step.details());
    fields.put("n", end.seq() + 1);
    fields.put("prev", end.hash());
    fields.put("tool", new TreeMap<>(Map.of("name", tool.name(), "version", tool.version())));
    String line = CanonicalJson.of(fields);
    return new CustodyEvent(end.seq() + 1, line, EventHash.ofLine(line));
  }
}
