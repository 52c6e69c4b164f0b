package sealbag.uploaders.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sealbag.fixtures.endpoint.RecordsEndpoint;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.MemoryJournal;

/// An attempt ends dead at each point in turn: before or after a write to its journal, before or
/// after the service has done what it was asked. A new client, which knows the journal only, goes
/// on, and the end is that of an undisturbed run.
class RecordsCrashTest {
  private static final int MOST_POINTS = 50;

  @Test
  void deadAtEachWriteAndEachCallTheNextAttemptEndsAsAnUndisturbedOne() throws Exception {
    List<String> undisturbed = end(0).stubs();
    int points = 0;
    for (int point = 1; point < MOST_POINTS; point++) {
      End end = end(point);
      assertThat(end.stubs()).as("point %d", point).isEqualTo(undisturbed);
      if (!end.reached()) {
        break;
      }
      points++;
    }
    assertThat(points).isGreaterThan(8).isLessThan(MOST_POINTS);
    assertThat(undisturbed).hasSize(1).first().asString().containsOnlyOnce("\"facts\"");
  }

  /// @param reached whether there was such a point; the JDK's client asks a GET again by itself
  private record End(List<String> stubs, boolean reached) {}

  private static End end(int point) throws Exception {
    try (var endpoint = RecordsEndpoint.start()) {
      var notes = new MemoryJournal();
      var points = new AtomicInteger();
      endpoint.watch((_, _) -> points.incrementAndGet() == point);
      try {
        run(endpoint, new Dying(notes, point, points));
      } catch (Died | DeliveryException _) {
        // what a next attempt has to mend
      }
      boolean reached = points.get() >= point;
      endpoint.recover();
      run(endpoint, notes);
      return new End(endpoint.stubs(), reached);
    }
  }

  /// An early stub, and its evidence.
  private static void run(RecordsEndpoint endpoint, Journal journal) throws Exception {
    RecordStub stub = Stubs.early("SB-2026-000080");
    try (var records = Records.open(endpoint.base())) {
      records.amend(records.create(stub, journal), Stubs.evidence(stub));
    }
  }

  private static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private record Dying(Journal notes, int at, AtomicInteger points) implements Journal {
    @Override
    public Optional<String> read(String step) {
      return notes.read(step);
    }

    @Override
    public void write(String step, String value) {
      dieWhenDue();
      notes.write(step, value);
      dieWhenDue();
    }

    private void dieWhenDue() {
      if (points.incrementAndGet() == at) {
        throw new Died();
      }
    }
  }
}
