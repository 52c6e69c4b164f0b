package sealbag.ingest.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static sealbag.ingest.ledger.Samples.DAEMON;
import static sealbag.ingest.ledger.Samples.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ledger and other JVMs beside it.
class LedgerProcessesTest {
  private static final int SUBMISSIONS = 60;

  @TempDir private Path folder;

  @Test
  void aKilledProcessLeavesWholeStepsOnlyAndAnotherGoesOnAtOnce() throws Exception {
    arrive();
    Process killed = start();
    try (BufferedReader out = killed.inputReader(UTF_8)) {
      assertThat(out.lines().filter(line -> line.startsWith("SB-")).findFirst())
          .contains("SB-2026-000001");
    } finally {
      killed.destroyForcibly().waitFor();
    }
    try (Ledger ledger = open()) {
      assertThat(ledger.verifyCustody().faults()).isEmpty();
      assertThat(ledger.list("recorded")).isNotEmpty().hasSizeLessThan(SUBMISSIONS);
    }

    assertThat(numbers(start())).isNotEmpty();

    try (Ledger ledger = open()) {
      assertThat(ledger.list("recorded")).hasSize(SUBMISSIONS);
      assertThat(ledger.verifyCustody().faults()).isEmpty();
    }
  }

  @Test
  void twoProcessesShareTheWorkAndNeverDoItTwice() throws Exception {
    arrive();
    Process one = start();
    Process two = start();

    List<String> both = Stream.concat(numbers(one).stream(), numbers(two).stream()).toList();

    assertThat(both).hasSize(SUBMISSIONS).doesNotHaveDuplicates();
    try (Ledger ledger = open()) {
      assertThat(ledger.verifyCustody().faults()).isEmpty();
    }
  }

  private void arrive() throws IOException {
    try (Ledger ledger = open()) {
      for (int i = 0; i < SUBMISSIONS; i++) {
        ledger.arrive(intake("mail " + i), Claims.none(), DAEMON);
      }
    }
  }

  private Ledger open() {
    InstantSource clock = () -> Instant.parse("2026-11-22T12:00:00Z");
    return Ledger.open(
        Ledger.sqlite(file()), Claimant.ofThisProcess("host"), clock, Samples.PACKAGES);
  }

  private Path file() {
    return folder.resolve("ledger.db");
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            OtherLedger.class.getName(),
            file().toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static List<String> numbers(Process process) throws Exception {
    try (BufferedReader out = process.inputReader(UTF_8)) {
      List<String> numbers = out.lines().filter(line -> line.startsWith("SB-")).toList();
      assertThat(process.waitFor()).isZero();
      return numbers;
    }
  }
}
