package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.config.Config;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.verify.PackageVerifier;

/// A child process halts at every checkpoint in turn; started again, it must end where an
/// undisturbed run ends.
class CrashTest {
  private static final Path FIXTURES = Path.of(System.getProperty("sealbag.fixtures"));

  @TempDir private Path folder;

  @Test
  void aHaltAtAnyMomentOfOneExportLosesNothingAndRepeatsNothing() throws Exception {
    haltAtEveryMoment(FIXTURES.resolve("mails/text-only.eml"), 1, 1);
  }

  @Test
  void aHaltAtAnyMomentOfASplitMailLosesNothingAndRepeatsNothing() throws Exception {
    haltAtEveryMoment(mailWithTwoChats(), 2, momentsOfOpening() + 1);
  }

  @Test
  void aKillAtAnyTimeLosesNothingAndRepeatsNothing() throws Exception {
    Path mail = FIXTURES.resolve("mails/android-with-media.eml");
    Path undisturbed = folder.resolve("undisturbed");
    importInChild(undisturbed, 0, mail);
    var random = new Random(20261122);

    for (int round = 0; round < 6; round++) {
      Path home = folder.resolve("killed-" + round);
      Process child = CrashingImport.start(home, 0, mail);
      child.waitFor(300 + random.nextInt(1500), TimeUnit.MILLISECONDS);
      child.destroyForcibly().waitFor();

      importHere(home, mail);

      assertSameEnd(home, undisturbed, 1);
    }
  }

  private void haltAtEveryMoment(Path mail, int packages, int first) throws Exception {
    Path undisturbed = folder.resolve("undisturbed");
    int moments = Integer.parseInt(importInChild(undisturbed, 0, mail).strip());
    assertSameEnd(undisturbed, undisturbed, packages);
    assertThat(moments).isGreaterThan(first + 10);

    try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      var rounds = new ArrayList<Future<?>>();
      for (int moment = first; moment <= moments; moment++) {
        int chosen = moment;
        rounds.add(
            pool.submit(
                () -> {
                  haltAndGoOn(mail, chosen, undisturbed, packages);
                  return chosen;
                }));
      }
      for (Future<?> round : rounds) {
        round.get();
      }
    }
  }

  private void haltAndGoOn(Path mail, int moment, Path undisturbed, int packages) throws Exception {
    Path home = folder.resolve("halted-" + moment);
    assertThat(CrashingImport.start(home, moment, mail).waitFor())
        .as("moment %d", moment)
        .isEqualTo(CrashPoints.HALTED);

    importHere(home, mail);

    assertSameEnd(home, undisturbed, packages);
  }

  /// How many moments it takes to make an empty home: another test halts at each of these.
  private int momentsOfOpening() throws Exception {
    Path nothing = Files.createDirectory(folder.resolve("nothing"));
    return Integer.parseInt(importInChild(folder.resolve("opened"), 0, nothing).strip());
  }

  private Path mailWithTwoChats() throws IOException {
    String head =
        """
        From: jo.shah@police.example
        To: evidence@sealbag.example
        Subject: two chats
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="b"

        """;
    String part =
        """
        --b
        Content-Type: text/plain; charset=utf-8
        Content-Disposition: attachment; filename="chat %d.txt"

        1%d/03/2026, 09:00 - Dana Whitfield: the lock is broken
        1%d/03/2026, 09:02 - PC Jo Shah: thank you
        """;
    String mail = head + part.formatted(1, 3, 4) + part.formatted(2, 5, 6) + "--b--\n";
    return Files.writeString(folder.resolve("two-chats.eml"), mail.replace("\n", "\r\n"));
  }

  private static String importInChild(Path home, int moment, Path mail) throws Exception {
    Process child = CrashingImport.start(home, moment, mail);
    String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).isZero();
    return printed;
  }

  private static void importHere(Path home, Path mail) {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    int code =
        Main.run(
            new Output(stream, stream),
            Map.of(),
            "import",
            "--home",
            home.toString(),
            mail.toString());
    assertThat(code).as(out.toString(StandardCharsets.UTF_8)).isZero();
  }

  private static void assertSameEnd(Path home, Path undisturbed, int packages) throws Exception {
    assertThat(names(home.resolve("packages")))
        .hasSize(packages)
        .isEqualTo(names(undisturbed.resolve("packages")));
    assertThat(names(home.resolve("outbox/evidence")))
        .isEqualTo(names(undisturbed.resolve("outbox/evidence")));
    assertThat(names(home.resolve("outbox/records"))).hasSize(packages);
    for (String name : names(home.resolve("packages"))) {
      Path sealed = home.resolve("packages").resolve(name);
      assertThat(PackageVerifier.verify(sealed).findings()).isEmpty();
      assertThat(Files.mismatch(sealed, home.resolve("outbox/evidence").resolve(name)))
          .isEqualTo(-1);
      assertThat(data(sealed)).isEqualTo(data(undisturbed.resolve("packages").resolve(name)));
    }
    try (var application = Application.open(Config.read(home, Map.of()), InstantSource.system())) {
      assertThat(application.ledger().verifyCustody().faults()).isEmpty();
      assertThat(application.ledger().list())
          .extracting(Submission::progress)
          .allMatch(
              progress -> progress.word().equals("recorded") || progress.word().equals("split"));
      assertThat(new TreeSet<>(application.objects()))
          .isEqualTo(application.ledger().referencedObjects());
      assertThat(scratch(home)).isEmpty();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  /// Scratch files of dead processes; the folder of this process is its own.
  static List<Path> scratch(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("store/incoming"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("0")).toList();
    }
  }

  static Map<String, Sha256> data(Path sealed) throws IOException {
    var data = new TreeMap<String, Sha256>();
    try (ZipFile zip = new ZipFile(sealed.toFile())) {
      for (var entry : java.util.Collections.list(zip.entries())) {
        if (entry.getName().contains("/data/")) {
          try (InputStream in = zip.getInputStream(entry)) {
            data.put(entry.getName(), Sha256.of(in.readAllBytes()));
          }
        }
      }
    }
    return data;
  }
}
