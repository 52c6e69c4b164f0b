package sealbag.uploaders.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import sealbag.fixtures.endpoint.EvidenceEndpoint;
import sealbag.uploaders.delivery.FolderJournal;
import sealbag.uploaders.delivery.HaltingJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.http.Line;

/// A process is killed at every point of a delivery; the next one finishes it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AxonCrashTest {
  private static final int MIB = 1 << 20;
  private static final int MOST_POINTS = 200;

  @TempDir private static Path folder;
  private final AtomicInteger parcels = new AtomicInteger();
  private EvidenceEndpoint endpoint;

  @SuppressWarnings("NullAway.Init") // the endpoint asks for it when it starts
  private Line line;

  @BeforeAll
  void start() throws Exception {
    endpoint =
        EvidenceEndpoint.start(
            Files.createDirectory(folder.resolve("bucket")),
            new EvidenceEndpoint.Cutting(5 * MIB, 5 * MIB),
            this::lineTo);
  }

  private URI lineTo(URI store) {
    try {
      line = new Line(store);
      return line.endpoint();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void recover() {
    endpoint.recover();
  }

  @AfterAll
  void stop() throws IOException {
    line.close();
    endpoint.close();
  }

  @Test
  void killedAtEachWriteToTheJournalTheUploadGoesOn() throws Exception {
    int died = 0;
    for (int point = 1; point < MOST_POINTS; point++) {
      Delivery delivery = delivery();
      int code = delivery.child(point).waitFor();
      if (code == 0) {
        delivery.isLikeAnUndisturbedOne();
        break;
      }
      assertThat(code).as("point %d", point).isEqualTo(HaltingJournal.DIED);
      delivery.isLikeAnUndisturbedOne();
      died++;
    }
    assertThat(died).isGreaterThan(15).isLessThan(MOST_POINTS);
  }

  @Test
  void killedBeforeAndAfterEachCallToTheServiceTheUploadGoesOn() throws Exception {
    int died = 0;
    for (int point = 1; point < MOST_POINTS; point++) {
      Delivery delivery = delivery();
      int code = delivery.killedAtCall(point);
      endpoint.recover();
      delivery.isLikeAnUndisturbedOne();
      if (code == 0) {
        break;
      }
      died++;
    }
    assertThat(died).isGreaterThan(12).isLessThan(MOST_POINTS);
  }

  @Test
  void killedWhileTheStoreTakesThePartTheUploadGoesOn() throws Exception {
    Delivery delivery = delivery();
    var running = new CompletableFuture<Process>();
    line.inTheMiddle(() -> running.join().destroyForcibly().onExit().join());

    running.complete(delivery.child(0));
    int code = running.join().waitFor();

    assertThat(code).as("killed").isGreaterThan(128);
    delivery.isLikeAnUndisturbedOne();
  }

  private Delivery delivery() throws IOException {
    int number = parcels.incrementAndGet();
    byte[] bytes = new byte[5 * MIB + 17]; // two parts
    new Random(number).nextBytes(bytes);
    Path own = Files.createDirectory(folder.resolve("delivery-" + number));
    Parcel parcel = Parcels.seal(own, "SB-2026-%06d".formatted(number), bytes);
    return new Delivery(
        parcel,
        Files.createDirectory(own.resolve("journal")),
        endpoint.evidences(),
        endpoint.uploads());
  }

  private final class Delivery {
    private final Parcel parcel;
    private final Path journal;
    private final int evidencesBefore;
    private final int uploadsBefore;

    Delivery(Parcel parcel, Path journal, int evidencesBefore, int uploadsBefore) {
      this.parcel = parcel;
      this.journal = journal;
      this.evidencesBefore = evidencesBefore;
      this.uploadsBefore = uploadsBefore;
    }

    Process child(int point) throws IOException {
      var command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-Xshare:auto",
              "-cp",
              System.getProperty("java.class.path"),
              DyingDelivery.class.getName(),
              endpoint.base().toString(),
              parcel.file().toString(),
              journal.toString(),
              String.valueOf(point));
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(journal.resolveSibling("output").toFile())
          .start();
    }

    /// @param point two for each call: before the service does anything, and after, unanswered
    int killedAtCall(int point) throws Exception {
      var seen = new AtomicInteger();
      var running = new AtomicReference<Process>();
      synchronized (running) {
        endpoint.watch(
            (_, _) -> {
              if (seen.incrementAndGet() != point) {
                return false;
              }
              synchronized (running) {
                running.get().destroyForcibly().onExit().join();
              }
              return true;
            });
        running.set(child(0));
      }
      return running.get().waitFor();
    }

    void isLikeAnUndisturbedOne() throws Exception {
      Receipt receipt;
      try (var uploader = new AxonUploader(DyingDelivery.settings(endpoint.base()))) {
        receipt = uploader.deliver(parcel, new FolderJournal(journal));
      }
      var found = new ArrayList<Object>();
      found.add(receipt.sha256());
      found.add(endpoint.held(parcel.fileName()));
      found.add(endpoint.evidences() - evidencesBefore);
      found.add(endpoint.uploads() - uploadsBefore);
      found.add(endpoint.openUploads());
      found.add(endpoint.openMultiparts());
      assertThat(found)
          .as("%s", Files.readString(journal.resolveSibling("output")))
          .containsExactly(parcel.sha256(), List.of(parcel.sha256()), 1, 1, 0L, 0);
    }
  }
}
