package sealbag.ingest.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static sealbag.ingest.ledger.Samples.DAEMON;
import static sealbag.ingest.ledger.Samples.export;
import static sealbag.ingest.ledger.Samples.intake;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Several workers on one ledger at the same time, each with connections of its own as processes
/// have.
abstract class RaceContract {
  private static final int WORKERS = 4;
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final List<Ledger> ledgers = new ArrayList<>();

  /// A new pool on the test's own, empty database.
  abstract DataSource database() throws Exception;

  private interface Work<T> {
    T of(Ledger ledger, int worker) throws Exception;
  }

  @AfterEach
  void theCustodyLogIsSound() throws IOException {
    assertThat(ledgers.getFirst().verifyCustody().faults()).isEmpty();
    for (Ledger ledger : ledgers) {
      ledger.close();
    }
  }

  @Test
  void aNewLedgerCanBeOpenedByManyAtOnce() throws Exception {
    var barrier = new CyclicBarrier(WORKERS);
    List<Ledger> opened =
        all(
            worker -> {
              barrier.await();
              return open(worker);
            });
    ledgers.addAll(opened);

    assertThat(together((ledger, _) -> ledger.list())).containsOnly(List.of());
  }

  @Test
  void oneOfManyGetsASubmission() throws Exception {
    openAll();
    String number = arrive("mail").number();

    List<Optional<Submission>> claims = together((ledger, _) -> ledger.claim(number));

    assertThat(claims).filteredOn(Optional::isPresent).hasSize(1);
  }

  @Test
  void nobodyGetsWhatAnotherHas() throws Exception {
    openAll();
    for (int i = 0; i < 40; i++) {
      arrive("mail " + i);
    }

    List<List<Submission>> claims = together((ledger, _) -> claimAll(ledger));

    assertThat(claims.stream().flatMap(List::stream).map(Submission::number))
        .hasSize(40)
        .doesNotHaveDuplicates();
  }

  private static List<Submission> claimAll(Ledger ledger) {
    var mine = new ArrayList<Submission>();
    List<Submission> next = ledger.claimDue(3);
    while (!next.isEmpty()) {
      mine.addAll(next);
      next = ledger.claimDue(3);
    }
    return mine;
  }

  @Test
  void oneOfManyStandsForAnExport() throws Exception {
    openAll();
    List<Submission> rivals = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      rivals.add(arrive("mail " + i));
    }

    List<Optional<Submission>> holders =
        together((ledger, worker) -> ledger.claimExport(rivals.get(worker), export("e")));

    assertThat(holders).filteredOn(Optional::isEmpty).hasSize(1);
    assertThat(holders.stream().flatMap(Optional::stream).map(Submission::number).distinct())
        .hasSize(1);
  }

  @Test
  void theSameBytesArrivingManyTimesAtOnceAreOneSubmission() throws Exception {
    openAll();

    List<Arrival> arrivals =
        together((ledger, _) -> ledger.arrive(intake("mail"), Claims.none(), DAEMON));

    assertThat(arrivals).filteredOn(arrival -> !arrival.seenBefore()).hasSize(1);
    assertThat(ledgers.getFirst().list()).hasSize(1);
  }

  @Test
  void manyWritersKeepOneUnbrokenLog() throws Exception {
    openAll();

    together(
        (ledger, worker) -> {
          for (int i = 0; i < 10; i++) {
            ledger.arrive(intake(worker + " " + i), Claims.none(), DAEMON);
          }
          return worker;
        });

    assertThat(ledgers.getFirst().verifyCustody()).isEqualTo(new CustodyCheck(40, 40, List.of()));
  }

  private Ledger open(int worker) throws Exception {
    var claimant = new Claimant("host " + worker, 1, NOON);
    return Ledger.open(database(), claimant, () -> NOON, Samples.PACKAGES);
  }

  private void openAll() throws Exception {
    for (int worker = 0; worker < WORKERS; worker++) {
      ledgers.add(open(worker));
    }
  }

  private Submission arrive(String bytes) {
    return ledgers.getFirst().arrive(intake(bytes), Claims.none(), DAEMON).submission();
  }

  private <T> List<T> together(Work<T> work) throws Exception {
    return all(worker -> work.of(ledgers.get(worker), worker));
  }

  private interface Share<T> {
    T of(int worker) throws Exception;
  }

  private static <T> List<T> all(Share<T> share) throws Exception {
    var work = new ArrayList<Callable<T>>();
    for (int i = 0; i < WORKERS; i++) {
      int worker = i;
      work.add(() -> share.of(worker));
    }
    var results = new ArrayList<T>();
    try (var threads = Executors.newFixedThreadPool(WORKERS)) {
      for (var done : threads.invokeAll(work)) {
        results.add(done.get());
      }
    }
    return results;
  }
}
