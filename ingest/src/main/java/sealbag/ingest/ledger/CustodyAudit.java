package sealbag.ingest.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import sealbag.ingest.ledger.CustodyCheck.Fault;
import tools.jackson.databind.JsonNode;

/// Recomputes the whole custody log and compares it with the submissions and the head.
final class CustodyAudit {
  private static final int FETCH_ROWS = 1000;

  private record Stored(long seq, String submission, CustodyEvent event, String head) {}

  private record Last(CustodyEvent event, String state) {}

  private record Expected(
      String state, String stateInProgress, String intake, String intakeInOriginal, ChainEnd end) {
    boolean isOneState() {
      return state.equals(stateInProgress);
    }

    boolean isAbout(String arrived) {
      return arrived.equals(intake) && arrived.equals(intakeInOriginal);
    }
  }

  private final List<Fault> faults = new ArrayList<>();
  private final SortedMap<String, Last> last = new TreeMap<>();
  private final Map<String, String> arrived = new HashMap<>();
  private long events;
  private long seq;
  private String head = EventHash.ZERO;

  /// Checks everything as of one moment; the handle is that of [Database#snapshot].
  CustodyCheck check(Handle handle) {
    readEvents(handle);
    SortedMap<String, Expected> submissions = submissions(handle);
    submissions.forEach(this::checkEnd);
    last.keySet().stream()
        .filter(number -> !submissions.containsKey(number))
        .forEach(number -> fault(number, 1, "there is no such submission"));
    checkHead(handle);
    return new CustodyCheck(events, submissions.size(), faults);
  }

  private void readEvents(Handle handle) {
    handle
        .createQuery("SELECT seq, submission, n, line, hash, head FROM custody_event ORDER BY seq")
        .setFetchSize(FETCH_ROWS)
        .map(
            (row, _) ->
                new Stored(
                    row.getLong("seq"),
                    row.getString("submission"),
                    new CustodyEvent(
                        row.getLong("n"), row.getString("line"), row.getString("hash")),
                    row.getString("head")))
        .forEach(this::checkEvent);
  }

  private void checkEvent(Stored stored) {
    events++;
    CustodyEvent event = stored.event();
    if (!EventHash.ofLine(event.line()).equals(event.hash())) {
      fault(stored.submission(), event.seq(), "its line does not match its hash: it was changed");
    }
    checkPlaceInLog(stored);
    checkLine(stored);
  }

  private void checkPlaceInLog(Stored stored) {
    if (stored.seq() != seq + 1) {
      fault("", seq + 1, "events of the log are missing here");
    } else if (!continuesHead(stored)) {
      String problem = "the log was not written like this: changed, inserted or out of order";
      fault(stored.submission(), stored.event().seq(), problem);
    }
    seq = stored.seq();
    head = stored.head();
  }

  private boolean continuesHead(Stored stored) {
    return isHash(stored.event().hash())
        && EventHash.ofHead(head, stored.event().hash()).equals(stored.head());
  }

  private static boolean isHash(String text) {
    return text.matches("[0-9a-f]{64}");
  }

  private void checkLine(Stored stored) {
    CustodyEvent event = stored.event();
    Optional<Fields> line = parse(event.line());
    if (line.isEmpty()) {
      fault(stored.submission(), event.seq(), "its line is not an event");
    } else {
      checkChain(stored, line.get());
      if (event.seq() == 1) {
        String intake = line.get().node().path("details").path("intake").asString("");
        arrived.put(stored.submission(), intake);
      }
    }
    String state = line.flatMap(fields -> fields.optional("state")).orElse("");
    last.put(stored.submission(), new Last(event, state));
  }

  private void checkChain(Stored stored, Fields line) {
    CustodyEvent event = stored.event();
    ChainEnd before =
        Optional.ofNullable(last.get(stored.submission()))
            .map(earlier -> ChainEnd.of(earlier.event()))
            .orElse(ChainEnd.NONE);
    boolean next = event.seq() == before.seq() + 1;
    if (!next) {
      missing(stored.submission(), before.seq() + 1, event.seq());
    } else if (!line.optional("prev").equals(Optional.of(before.hash()))) {
      fault(stored.submission(), event.seq(), "it does not follow the event before it");
    }
    if (!line.optional("submission").equals(Optional.of(stored.submission()))
        || line.node().path("n").asLong(0) != event.seq()) {
      fault(stored.submission(), event.seq(), "its line belongs to another place");
    }
  }

  private void missing(String submission, long from, long to) {
    if (to < from) {
      fault(submission, to, "it is out of order");
    }
    for (long n = from; n < to; n++) {
      fault(submission, n, "this event is missing");
    }
  }

  private static Optional<Fields> parse(String line) {
    try {
      return Optional.of(Fields.parse(line));
    } catch (IllegalStateException _) {
      return Optional.empty();
    }
  }

  private static SortedMap<String, Expected> submissions(Handle handle) {
    var all = new TreeMap<String, Expected>();
    handle
        .createQuery(
            "SELECT number, state, progress, intake_sha256, original, events, last_hash FROM submission")
        .setFetchSize(FETCH_ROWS)
        .map((row, _) -> Map.entry(row.getString("number"), expected(row)))
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  private static Expected expected(ResultSet row) throws SQLException {
    Optional<Fields> progress = parse(row.getString("progress"));
    return new Expected(
        row.getString("state"),
        progress.flatMap(fields -> fields.optional("state")).orElse(""),
        row.getString("intake_sha256"),
        parse(row.getString("original")).map(CustodyAudit::intake).orElse(""),
        new ChainEnd(row.getLong("events"), row.getString("last_hash")));
  }

  private static String intake(Fields original) {
    JsonNode sha256 = original.node().path("intake").path("sha256");
    return sha256.asString("");
  }

  private void checkEnd(String number, Expected expected) {
    String intake = arrived.get(number);
    if (intake != null && !expected.isAbout(intake)) {
      fault(number, 1, "the ledger now names other bytes than those that arrived");
    }
    Last found = last.getOrDefault(number, new Last(new CustodyEvent(0, "", EventHash.ZERO), ""));
    long n = found.event().seq();
    long count = expected.end().seq();
    if (n < count) {
      missing(number, n + 1, count + 1);
    } else if (n > count) {
      fault(number, n, "it was inserted: the ledger counts " + count + " events");
    } else if (!found.event().hash().equals(expected.end().hash())) {
      fault(number, n, "it is not the last event that the ledger wrote");
    }
    if (!found.state().equals(expected.state()) || !expected.isOneState()) {
      fault(number, n, "the ledger's state is '" + expected.state() + "', the event's is not");
    }
  }

  private void checkHead(Handle handle) {
    handle
        .createQuery("SELECT events, head FROM custody_head WHERE id = 1")
        .map((row, _) -> new ChainEnd(row.getLong("events"), row.getString("head")))
        .forEach(
            expected -> {
              if (!expected.equals(new ChainEnd(seq, head))) {
                fault("", seq, "the log does not end here: its last events are missing or altered");
              }
            });
  }

  private void fault(String submission, long n, String problem) {
    faults.add(new Fault(submission, n, problem));
  }
}
