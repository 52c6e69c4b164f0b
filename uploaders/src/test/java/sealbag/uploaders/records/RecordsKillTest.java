package sealbag.uploaders.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.fixtures.endpoint.RecordsEndpoint;
import sealbag.uploaders.delivery.FolderJournal;
import sealbag.uploaders.delivery.HaltingJournal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A process that makes a stub early and adds to it twice is killed at every point. The next one
/// leaves what an undisturbed one leaves: one stub, each addition once.
class RecordsKillTest {
  private static final int MOST_POINTS = 60;

  @TempDir private Path folder;

  @Test
  void killedAtEachWriteToTheJournalTheStubEndsAsAnUndisturbedOne() throws Exception {
    List<String> undisturbed = undisturbed();
    int died = 0;
    for (int point = 1; point < MOST_POINTS; point++) {
      try (var endpoint = RecordsEndpoint.start()) {
        Path journal = journal("write-" + point);
        int code = begin(endpoint, journal, point).waitFor();
        goOn(endpoint, journal);
        assertThat(endpoint.stubs()).as("point %d", point).isEqualTo(undisturbed);
        if (code == 0) {
          break;
        }
        assertThat(code).as(output(journal)).isEqualTo(HaltingJournal.DIED);
        died++;
      }
    }
    assertThat(died).isGreaterThanOrEqualTo(4).isLessThan(MOST_POINTS - 1);
  }

  @Test
  void killedBeforeAndAfterEachCallTheStubEndsAsAnUndisturbedOne() throws Exception {
    List<String> undisturbed = undisturbed();
    int died = 0;
    for (int point = 1; point < MOST_POINTS; point++) {
      try (var endpoint = RecordsEndpoint.start()) {
        Path journal = journal("call-" + point);
        int code = killedAtCall(endpoint, journal, point);
        endpoint.recover();
        goOn(endpoint, journal);
        assertThat(endpoint.stubs()).as("point %d", point).isEqualTo(undisturbed);
        if (code == 0) {
          break;
        }
        assertThat(code).as("killed: %s", output(journal)).isGreaterThan(128);
        died++;
      }
    }
    assertThat(died).isEqualTo(2 * 5); // POST, then GET and PATCH for each addition
  }

  private List<String> undisturbed() throws Exception {
    try (var endpoint = RecordsEndpoint.start()) {
      goOn(endpoint, journal("undisturbed"));
      List<String> stubs = endpoint.stubs();
      assertThat(stubs).hasSize(1);
      JsonNode stub = JsonMapper.shared().readTree(stubs.getFirst());
      assertThat(stub.at("/attributes/notes").size()).isEqualTo(2);
      assertThat(stub.at("/attributes/workflow/status").asString()).isEqualTo("AWAITING_CLERK");
      return stubs;
    }
  }

  private static void goOn(RecordsEndpoint endpoint, Path journal) throws Exception {
    DyingRecord.run(endpoint.base(), new FolderJournal(journal));
  }

  /// @param point two for each call: before the service does anything, and after, unanswered
  private static int killedAtCall(RecordsEndpoint endpoint, Path journal, int point)
      throws Exception {
    var seen = new AtomicInteger();
    var running = new CompletableFuture<Process>();
    endpoint.watch(
        (_, _) -> {
          if (seen.incrementAndGet() != point) {
            return false;
          }
          running.join().destroyForcibly().onExit().join();
          return true;
        });
    running.complete(begin(endpoint, journal, 0));
    return running.join().waitFor();
  }

  private static Process begin(RecordsEndpoint endpoint, Path journal, int point)
      throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            DyingRecord.class.getName(),
            endpoint.base().toString(),
            journal.toString(),
            String.valueOf(point));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(journal.resolveSibling(journal.getFileName() + ".output").toFile())
        .start();
  }

  private Path journal(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }

  private static String output(Path journal) throws IOException {
    return Files.readString(journal.resolveSibling(journal.getFileName() + ".output"));
  }
}
