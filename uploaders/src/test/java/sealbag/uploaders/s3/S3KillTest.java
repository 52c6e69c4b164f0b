package sealbag.uploaders.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Receipt;

/// `kill -9` before and after every note in the journal. What is there in the end is what an
/// undisturbed delivery leaves: one object, and nothing half sent.
class S3KillTest {
  @TempDir private Path home;
  @TempDir private Path packages;

  @Test
  void aDeliveryThatIsKilledAtEveryStepLeavesOneObject() throws Exception {
    try (var bucket = TestBucket.start(home)) {
      for (int sizeBytes : new int[] {1000, 11 * TestBucket.MIB}) {
        int steps = undisturbed(bucket, sizeBytes);
        for (int step = 1; step <= steps; step++) {
          for (String when : List.of("before", "after")) {
            killed(bucket, sizeBytes, step, when);
          }
        }
      }
    }
  }

  @Test
  void twoProcessesThatSubmitTheSameLeaveOneObject() throws Exception {
    try (var bucket = TestBucket.start(home)) {
      for (int sizeBytes : new int[] {1000, 11 * TestBucket.MIB}) {
        Parcel parcel = parcel("SB-2026-" + sizeBytes, sizeBytes);

        Process one = begin(bucket, parcel, packages.resolve(sizeBytes + ".one"), 0, "never");
        Process two = begin(bucket, parcel, packages.resolve(sizeBytes + ".two"), 0, "never");

        String delivered = "delivered " + TestBucket.FOLDER.key(parcel);
        assertThat(List.of(lastLine(one), lastLine(two))).containsOnly(delivered);
        assertThat(bucket.held(parcel.fileName())).containsExactly(parcel.sha256());
        assertThat(bucket.orphans()).isEmpty();
      }
    }
  }

  private int undisturbed(TestBucket bucket, int sizeBytes) throws Exception {
    var writes = new ArrayList<String>();
    Parcel parcel = parcel("SB-2026-" + sizeBytes, sizeBytes);
    try (var uploader = bucket.uploader()) {
      uploader.deliver(parcel, new StoppingJournal(new MemoryJournal(), writes::add));
    }
    assertThat(bucket.held(parcel.fileName())).containsExactly(parcel.sha256());
    return writes.size();
  }

  private void killed(TestBucket bucket, int sizeBytes, int step, String when) throws Exception {
    Parcel parcel = parcel("SB-2026-%d-%d-%s".formatted(sizeBytes, step, when), sizeBytes);
    Path journal = packages.resolve(parcel.number() + ".journal");

    Process life = begin(bucket, parcel, journal, step, when);
    assertThat(lastLine(life)).isEqualTo(DyingDelivery.WAITING);
    life.destroyForcibly().waitFor();
    Receipt receipt;
    try (var uploader = bucket.uploader()) {
      receipt = uploader.deliver(parcel, new FileJournal(journal));
    }

    assertThat(receipt.sha256()).isEqualTo(parcel.sha256());
    assertThat(bucket.held(parcel.fileName())).containsExactly(parcel.sha256());
    assertThat(bucket.orphans()).isEmpty();
  }

  private Parcel parcel(String number, int sizeBytes) throws IOException {
    byte[] bytes = new byte[sizeBytes];
    new Random(number.hashCode()).nextBytes(bytes);
    return Parcels.seal(packages, number, bytes);
  }

  private static Process begin(
      TestBucket bucket, Parcel parcel, Path journal, int step, String when) throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            Objects.requireNonNullElse(
                System.getProperty("surefire.test.class.path"),
                System.getProperty("java.class.path")),
            DyingDelivery.class.getName(),
            bucket.endpoint().toString(),
            parcel.file().toString(),
            parcel.number(),
            parcel.sha256(),
            journal.toString(),
            Integer.toString(step),
            when);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /// Reads on until the process waits or ends.
  private static String lastLine(Process process) throws IOException {
    BufferedReader out = process.inputReader();
    String last = "";
    for (@Nullable String line; (line = out.readLine()) != null; ) {
      last = line;
      if (line.equals(DyingDelivery.WAITING)) {
        break;
      }
    }
    return last;
  }
}
