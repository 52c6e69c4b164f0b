package sealbag.ingest.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.fixturecheck.CaseCheck;
import sealbag.ingest.fixturecheck.FixtureCase;
import sealbag.ingest.fixturecheck.FixtureFolder;
import sealbag.ingest.fixturecheck.JunitReport;
import sealbag.ingest.fixturecheck.Verdict;

/// Goes through the cases, several at a time, and tells of them in their order.
record CheckFixturesRun(Output output, FixtureFolder folder, int jobs) {

  /// What is done with each result, in the order of the cases.
  @FunctionalInterface
  private interface Telling<T> {
    void tell(T result);
  }

  /// Checks every case.
  ///
  /// @param junit where to write JUnit XML, or null
  ExitCode check(CheckFixturesReport report, @Nullable Path junit)
      throws InterruptedException, UserException {
    sayOddities();
    var xml = new JunitReport();
    report.begin(folder.cases().size());
    var tally = new Tally();
    each(
        new CaseCheck()::check,
        verdict -> {
          xml.add(verdict);
          tally.add(verdict, false);
          report.checked(verdict);
        });
    report.end(tally);
    if (junit != null) {
      write(junit, xml.text());
    }
    return tally.code();
  }

  /// Writes the truth of every case that can be read.
  ExitCode update(CheckFixturesReport report) throws InterruptedException {
    sayOddities();
    report.begin(folder.cases().size());
    var tally = new Tally();
    each(
        new CaseCheck()::update,
        update -> {
          tally.add(update.verdict(), update.written());
          report.updated(update);
        });
    report.end(tally);
    return tally.code();
  }

  private void sayOddities() {
    folder.oddities().forEach(oddity -> output.say("sealbag: " + Plain.of(oddity)));
  }

  /// Work on one case.
  @FunctionalInterface
  private interface Work<T> {
    T on(FixtureCase fixture);
  }

  private <T> void each(Work<T> work, Telling<T> telling) throws InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(jobs)) {
      Function<FixtureCase, Callable<T>> task = fixture -> () -> work.on(fixture);
      List<Future<T>> results = new ArrayList<>();
      folder.cases().forEach(fixture -> results.add(pool.submit(task.apply(fixture))));
      for (Future<T> result : results) {
        telling.tell(result.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static void write(Path file, String text) throws UserException {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(file, text);
    } catch (IOException _) {
      throw new UserException(
          ExitCode.USAGE, "--junit " + file + " cannot be written. Check the path and your right.");
    }
  }

  /// The counts of one run. For one thread.
  static final class Tally {
    private int cases;
    private int failed;
    private int written;
    private long records;

    private void add(Verdict verdict, boolean rewritten) {
      cases++;
      failed += verdict.passed() ? 0 : 1;
      written += rewritten ? 1 : 0;
      records += verdict.records();
    }

    int cases() {
      return cases;
    }

    int failed() {
      return failed;
    }

    int written() {
      return written;
    }

    long records() {
      return records;
    }

    ExitCode code() {
      return failed == 0 ? ExitCode.DONE : ExitCode.DIFFERENCE;
    }
  }
}
