package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import sealbag.ingest.config.Config;
import sealbag.ingest.verify.PackageVerifier;

/// A home folder in which `watch` is halted at a chosen moment: before or after a change of the
/// ledger or a delivery. The next look must end where an undisturbed one ends.
record CrashHome(PostOffice post, Sealbag sealbag) {
  private static final String NUMBER = "SB-2026-000001";

  /// What the officer sends.
  interface Story {
    /// Sends what is taken in without a disturbance.
    void before(CrashHome home) throws Exception;

    /// What is being taken in at the moment of the halt.
    OfficerMail last(CrashHome home) throws Exception;
  }

  /// When to halt.
  enum Moments {
    BEFORE_AND_AFTER(1),
    AFTER(2);

    private final int step;

    Moments(int step) {
      this.step = step;
    }
  }

  /// Where it ended.
  ///
  /// @param custody what was done with the first submission, in order
  /// @param data of its package, with the hash of each file
  /// @param letters that were handed to the mail server, by their ids
  /// @param records the names of the record stubs
  record End(
      List<String> states,
      List<String> custody,
      Map<String, ?> data,
      List<String> letters,
      List<String> records) {}

  /// Halts at every moment in turn, or only after each change or delivery: that is nearly where the
  /// next one begins.
  ///
  /// @return where an undisturbed one ends, as all others did
  static End haltAtEachMoment(Path folder, Moments which, Story story) throws Exception {
    CrashHome undisturbed = made(folder, 0, story);
    int moments = Integer.parseInt(undisturbed.crash(0).strip());
    assertThat(moments).isGreaterThan(20);
    End end = undisturbed.end();
    try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      var rounds = new ArrayList<Future<End>>();
      for (int moment = which.step; moment <= moments; moment += which.step) {
        int chosen = moment;
        rounds.add(pool.submit(() -> haltAndGoOn(folder, chosen, story)));
      }
      for (int i = 0; i < rounds.size(); i++) {
        assertThat(rounds.get(i).get()).as("moment %d", (i + 1) * which.step).isEqualTo(end);
      }
    }
    undisturbed.post().close();
    return end;
  }

  private static End haltAndGoOn(Path folder, int moment, Story story) throws Exception {
    CrashHome home = made(folder, moment, story);
    try (PostOffice _ = home.post()) {
      home.crash(moment);
      home.look();
      return home.end();
    }
  }

  private static CrashHome made(Path folder, int moment, Story story) throws Exception {
    var post = new PostOffice();
    var home = new CrashHome(post, post.sealbag(folder.resolve("home-" + moment)));
    home.look(); // an empty mailbox; what making a home folder writes is no moment of a mail
    story.before(home);
    post.deliver(story.last(home));
    return home;
  }

  void take(OfficerMail mail) throws Exception {
    post.deliver(mail);
    look();
  }

  private void look() {
    Sealbag.Run run = sealbag.run("watch", "--once");
    assertThat(run.code()).as(run.err()).isZero();
  }

  /// @param moment 0 for none
  private String crash(int moment) throws IOException, InterruptedException {
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

  private End end() throws Exception {
    Path sealed = sealbag.home().resolve("packages/" + NUMBER + ".zip");
    assertThat(PackageVerifier.verify(sealed).findings()).isEmpty();
    assertThat(names("outbox/evidence")).hasSize(1);
    List<String> states =
        sealbag.run("list", "--json").items().stream()
            .map(one -> one.get("state").asString())
            .toList();
    List<String> letters = letters();
    assertLedger(states.size(), letters.size());
    return new End(
        states,
        sealbag.run("custody", "export", NUMBER).json().stream()
            .map(event -> event.path("action").asString(""))
            .filter(action -> !action.isEmpty() && !action.equals("exported"))
            .toList(),
        CrashTest.data(sealed),
        letters,
        names("outbox/records"));
  }

  /// A letter may be sent again after a halt, never with another text.
  private List<String> letters() throws Exception {
    List<PostOffice.Got> got = post.got();
    List<PostOffice.Got> different = got.stream().distinct().toList();
    List<String> ids = different.stream().map(PostOffice.Got::id).toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(got).hasSizeBetween(ids.size(), ids.size() + 1);
    return ids;
  }

  private List<String> names(String outbox) {
    String[] names = sealbag.home().resolve(outbox).toFile().list();
    return Stream.of(Objects.requireNonNullElse(names, new String[0])).sorted().toList();
  }

  private void assertLedger(long mails, long letters) throws Exception {
    try (var application =
        Application.open(Config.read(sealbag.home(), Map.of()), InstantSource.system())) {
      var ledger = application.ledger();
      assertThat(ledger.mailboxes().counts("intake")).isEqualTo(Map.of("marked", mails));
      assertThat(ledger.letters().counts()).isEqualTo(Map.of("sent", letters));
      assertThat(ledger.verifyCustody().faults()).isEmpty();
      assertThat(new TreeSet<>(application.objects())).isEqualTo(ledger.referencedObjects());
      assertThat(CrashTest.scratch(sealbag.home())).isEmpty();
    }
  }
}
