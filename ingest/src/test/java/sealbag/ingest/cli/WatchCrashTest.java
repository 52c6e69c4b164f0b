package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.config.Config;
import sealbag.ingest.verify.PackageVerifier;

/// Mailbox → evidence store → ledger → acknowledged → sealed → uploaded → recorded → letter → sent.
/// A child process halts before and after each change of the ledger and each delivery, which
/// enclose every one of these arrows; the next look must end where an undisturbed one ends.
class WatchCrashTest {
  private static final String NUMBER = "SB-2026-000001";

  @TempDir private Path folder;

  @Test
  void aHaltAtEachArrowLosesNoMailAndSendsNoSecondLetter() throws Exception {
    Home undisturbed = home(0);
    undisturbed.deliver();
    String printed = undisturbed.crash(0);
    int moments = Integer.parseInt(printed.strip());
    assertThat(moments).isGreaterThan(20);
    End end = undisturbed.end();
    assertThat(end.letters()).hasSize(1);

    try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      var rounds = new ArrayList<Future<End>>();
      for (int moment = 1; moment <= moments; moment++) {
        int chosen = moment;
        rounds.add(pool.submit(() -> haltAndGoOn(chosen)));
      }
      for (int moment = 1; moment <= moments; moment++) {
        assertThat(rounds.get(moment - 1).get()).as("moment %d", moment).isEqualTo(end);
      }
    }
    undisturbed.post().close();
  }

  private End haltAndGoOn(int moment) throws Exception {
    Home home = home(moment);
    try (PostOffice _ = home.post()) {
      home.deliver();
      home.crash(moment);
      home.look();
      return home.end();
    }
  }

  private Home home(int moment) throws Exception {
    var post = new PostOffice();
    var home = new Home(post, post.sealbag(folder.resolve("home-" + moment)));
    home.look(); // an empty mailbox; what making a home folder writes is no moment of a mail
    return home;
  }

  /// Where a mail ended.
  ///
  /// @param data of the package, with the hash of each file
  /// @param letters that were handed to the mail server, by their ids
  record End(
      List<String> states, List<String> custody, Map<String, ?> data, List<String> letters) {}

  private record Home(PostOffice post, Sealbag sealbag) {

    void deliver() throws Exception {
      post.deliver(OfficerMail.of("1", "01/2345678/26 JS/1 evidence").withChat("Sam", "words"));
    }

    void look() {
      Sealbag.Run run = sealbag.run("watch", "--once");
      assertThat(run.code()).as(run.err()).isZero();
    }

    /// @param moment 0 for none
    String crash(int moment) throws IOException, InterruptedException {
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  CrashingWatch.class.getName(),
                  sealbag.home().toString(),
                  String.valueOf(moment))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(child.waitFor()).isEqualTo(moment == 0 ? 0 : CrashPoints.HALTED);
      return printed;
    }

    End end() throws Exception {
      Path sealed = sealbag.home().resolve("packages/" + NUMBER + ".zip");
      assertThat(PackageVerifier.verify(sealed).findings()).isEmpty();
      assertThat(sealbag.home().resolve("outbox/evidence").toFile().list()).hasSize(1);
      assertThat(sealbag.home().resolve("outbox/records").toFile().list()).hasSize(1);
      assertLedger();
      List<PostOffice.Got> got = post.got();
      assertThat(got).hasSizeBetween(1, 2);
      assertThat(got).as("sent again, never with another text").containsOnly(got.getFirst());
      return new End(
          sealbag.run("list", "--json").items().stream()
              .map(one -> one.get("state").asString())
              .toList(),
          sealbag.run("custody", "export", NUMBER).json().stream()
              .map(event -> event.path("action").asString(""))
              .filter(action -> !action.isEmpty() && !action.equals("exported"))
              .toList(),
          CrashTest.data(sealed),
          got.stream().map(PostOffice.Got::id).distinct().toList());
    }

    private void assertLedger() throws Exception {
      try (var application =
          Application.open(Config.read(sealbag.home(), Map.of()), InstantSource.system())) {
        assertThat(application.ledger().mailboxes().counts("intake"))
            .isEqualTo(Map.of("marked", 1L));
        assertThat(application.ledger().letters().counts()).isEqualTo(Map.of("sent", 1L));
        assertThat(application.ledger().verifyCustody().faults()).isEmpty();
        assertThat(new TreeSet<>(application.objects()))
            .isEqualTo(application.ledger().referencedObjects());
        assertThat(CrashTest.scratch(sealbag.home())).isEmpty();
      }
    }
  }
}
