package sealbag.ingest.screening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.fixtures.clamd.FakeClamd;
import sealbag.fixtures.clamd.FakeClamd.Manner;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.screening.Screening.Malware;
import sealbag.ingest.screening.Screening.Malware.Verdict;

@Timeout(60)
class ClamdTest {
  private static final int ENOUGH = 25 << 20;

  @TempDir private Path folder;
  private int files;

  private Suspect suspect(byte[] bytes) throws IOException {
    String id = "A%06d".formatted(++files);
    Path file = Files.write(folder.resolve(id), bytes);
    return new Suspect(id, file, bytes.length, Sha256.of(bytes));
  }

  private Suspect suspect(String text) throws IOException {
    return suspect(text.getBytes(UTF_8));
  }

  private static Malware screen(String address, Duration limit, Suspect... suspects)
      throws Exception {
    ScannerAddress where = ScannerAddress.of(address).orElseThrow();
    var scan = new Screener.Scan(where, limit, ENOUGH);
    var settings = new Screener.Settings(Optional.of(scan), List.of(), List.of());
    return Screener.open(settings).screen(List.of(suspects), () -> {}).malware();
  }

  private static Malware screen(FakeClamd clamd, Suspect... suspects) throws Exception {
    return screen(clamd.address(), Duration.ofSeconds(20), suspects);
  }

  @Test
  void whatIsScannedWholeAndWithoutAHitIsClean() throws Exception {
    try (FakeClamd clamd = FakeClamd.onTcp(Manner.PROPER, ENOUGH)) {
      Malware malware =
          screen(clamd, suspect("harmless"), suspect(new byte[300_000]), suspect(new byte[0]));

      assertThat(malware.verdict()).isEqualTo(Verdict.CLEAN);
      assertThat(malware.scanned()).isEqualTo(3);
      assertThat(malware.scanner())
          .contains(
              new Screening.Scanner(
                  "ClamAV 1.4.3", Optional.of("27444"), Optional.of("Tue Nov 25 09:12:32 2026")));
      assertThat(malware.reason())
          .isEqualTo(
              "The malware scanner (ClamAV 1.4.3, database 27444) found nothing in 3 files.");
    }
  }

  @Test
  void aHitIsNamedWithItsFile() throws Exception {
    Suspect eicar = suspect(FakeClamd.eicar());
    try (FakeClamd clamd = FakeClamd.onTcp(Manner.PROPER, ENOUGH)) {
      Malware malware = screen(clamd, suspect("harmless"), eicar);

      assertThat(malware.verdict()).isEqualTo(Verdict.FOUND);
      assertThat(malware.hits())
          .containsExactly(new Malware.Hit(eicar.id(), eicar.sha256(), "Eicar-Test-Signature"));
      assertThat(malware.reason()).contains("Eicar-Test-Signature in 1 of 2 files");
    }
  }

  @Test
  void aUnixSocketDoesAsWell() throws Exception {
    Path socket = Files.createTempDirectory("sb").resolve("clamd.ctl");
    try (FakeClamd clamd = FakeClamd.onUnix(socket, Manner.PROPER)) {
      Malware malware = screen(clamd, suspect("harmless"), suspect(new byte[5 << 20]));

      assertThat(malware.verdict()).isEqualTo(Verdict.CLEAN);
    } finally {
      Files.deleteIfExists(socket);
      Files.delete(socket.getParent());
    }
  }

  @Test
  void theSameBytesAreSentOnce() throws Exception {
    Suspect one = suspect("twice");
    Suspect other = suspect("twice");
    try (FakeClamd clamd = FakeClamd.onTcp(Manner.PROPER, ENOUGH)) {
      Malware malware = screen(clamd, one, other);

      assertThat(malware.scanned()).isEqualTo(1);
      assertThat(clamd.questions()).containsExactly("zVERSION", "zINSTREAM");
    }
  }

  /// The scanner answers and closes while the rest of the file is still on its way.
  @ParameterizedTest
  @ValueSource(ints = {100_000, 20_000_000})
  void whatIsLargerThanTheScannerTakesIsNotScanned(int size) throws Exception {
    try (FakeClamd clamd = FakeClamd.onTcp(Manner.PROPER, 70_000)) {
      Malware malware = screen(clamd, suspect("harmless"), suspect(new byte[size]));

      assertThat(malware.verdict()).isEqualTo(Verdict.NOT_SCANNED);
      assertThat(malware.scanned()).isEqualTo(1);
      assertThat(malware.notScanned()).hasSize(1);
    }
  }

  @Test
  void aSizeLimitThatIsHeardIsNamed() throws Exception {
    try (FakeClamd clamd = FakeClamd.onTcp(Manner.PROPER, 10)) {
      Malware malware = screen(clamd, suspect("longer than ten bytes"));

      assertThat(malware.notScanned().getFirst().reason()).contains("StreamMaxLength");
    }
  }

  @Test
  void whatIsLargerThanWeSendIsNotSent() throws Exception {
    try (FakeClamd clamd = FakeClamd.onTcp(Manner.PROPER, ENOUGH)) {
      Malware malware = screen(clamd, suspect(new byte[ENOUGH + 1]));

      assertThat(malware.verdict()).isEqualTo(Verdict.NOT_SCANNED);
      assertThat(malware.notScanned().getFirst().reason()).contains("25 MiB");
      assertThat(clamd.questions()).containsExactly("zVERSION");
    }
  }

  @Test
  void aHitCountsAlthoughOtherFilesWereNotScanned() throws Exception {
    try (FakeClamd clamd = FakeClamd.onTcp(Manner.PROPER, 1_000)) {
      Malware malware = screen(clamd, suspect(FakeClamd.eicar()), suspect(new byte[5_000]));

      assertThat(malware.verdict()).isEqualTo(Verdict.FOUND);
      assertThat(malware.notScanned()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROPER")
  void aScannerThatMisbehavesNeverMakesAFileClean(Manner manner) throws Exception {
    try (FakeClamd clamd = FakeClamd.onTcp(manner, ENOUGH)) {
      Malware malware = screen(clamd.address(), Duration.ofMillis(700), suspect(new byte[8 << 20]));

      assertThat(malware.verdict()).isEqualTo(Verdict.NOT_SCANNED);
      assertThat(malware.scanned()).isZero();
      assertThat(malware.notScanned().getFirst().reason()).startsWith("The").endsWith(".");
    }
  }

  @Test
  void aScannerThatFailsThreeTimesRunningIsNotAskedAgain() throws Exception {
    var suspects = new ArrayList<Suspect>();
    for (int i = 0; i < 50; i++) {
      suspects.add(suspect("file " + i));
    }
    try (FakeClamd clamd = FakeClamd.onTcp(Manner.HALF_ANSWER, ENOUGH)) {
      Malware malware = screen(clamd, suspects.toArray(Suspect[]::new));

      assertThat(malware.notScanned()).hasSize(50);
      assertThat(clamd.questions()).hasSize(4);
    }
  }

  @Test
  void aScannerThatIsNotThereIsSaidSo() throws Exception {
    String address;
    try (FakeClamd clamd = FakeClamd.onTcp(Manner.PROPER, ENOUGH)) {
      address = clamd.address();
    }
    for (String away : List.of(address, "unix:/nonexistent/clamd.ctl", "tcp:clamd.invalid:3310")) {
      Malware malware = screen(away, Duration.ofSeconds(5), suspect("harmless"));

      assertThat(malware.verdict()).isEqualTo(Verdict.NOT_SCANNED);
      assertThat(malware.reason()).isEqualTo("The malware scanner cannot be reached.");
      assertThat(malware.scanner()).isEmpty();
    }
  }

  @Test
  void addressesAreUnixPathsOrHostsWithAPort() {
    assertThat(ScannerAddress.of("unix:/run/clamav/clamd.ctl"))
        .contains(new ScannerAddress.Unix("/run/clamav/clamd.ctl"));
    assertThat(ScannerAddress.of("tcp:scan.example:3310"))
        .contains(new ScannerAddress.Tcp("scan.example", 3310));
    assertThat(ScannerAddress.of("tcp:[::1]:3310")).contains(new ScannerAddress.Tcp("::1", 3310));
    for (String wrong : List.of("", "clamd", "unix:clamd.ctl", "tcp:host", "tcp:host:99999")) {
      assertThat(ScannerAddress.of(wrong)).isEmpty();
    }
  }
}
