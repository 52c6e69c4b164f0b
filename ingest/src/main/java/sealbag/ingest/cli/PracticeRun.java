package sealbag.ingest.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import sealbag.ingest.health.HealthServer;
import sealbag.ingest.pipeline.Bell;
import sealbag.ingest.pipeline.Daemon;

/// One practice from its start to its end: the jobs of `watch`, and one more that tells.
record PracticeRun(
    PracticeHome home,
    PracticeServers servers,
    Application application,
    PracticeVoice voice,
    InstantSource clock) {

  private static final Duration LOOK = Duration.ofMillis(100);

  /// What is wanted of a practice.
  ///
  /// @param demo how long one mail is followed to its end; empty: until somebody stops it
  /// @param away what answers nothing at first
  record Wishes(Optional<Duration> demo, List<PracticeServers.Service> away, Duration awayFor) {}

  /// Returns when it is stopped, or when the mail of a demonstration has come to its end.
  ///
  /// @param onStop takes what ends it early
  /// @return false when a demonstration did not work
  boolean practise(Wishes wishes, Consumer<Runnable> onStop) throws Exception {
    var letters = new PracticeLetters(servers.mail(), home.folder().resolve("letters"));
    letters.putBack();
    var tale = new PracticeTale(application.ledger(), letters, voice, clock);
    tale.skipWhatWas();
    Daemon daemon = application.daemon();
    onStop.accept(daemon::stop);
    Optional<HealthServer> health = application.health(daemon);
    try {
      welcome(health, tale, wishes.demo().isPresent());
      var absence = new PracticeAbsence(servers, voice, clock, wishes.awayFor());
      absence.begin(wishes.away());
      Optional<PracticeDemo> demo = demo(wishes, tale);
      daemon.add(
          "practice",
          new Bell(),
          LOOK,
          _ -> {
            tell(tale);
            absence.look(tale.hasWaited());
            demo.filter(PracticeDemo::isOver).ifPresent(_ -> daemon.stop());
            return false;
          });
      daemon.run();
      tell(tale);
      return end(tale, demo.map(PracticeDemo::result));
    } finally {
      health.ifPresent(HealthServer::close);
    }
  }

  private void tell(PracticeTale tale) throws IOException {
    if (tale.tell()) {
      servers.writeStubs(home);
    }
  }

  private void welcome(Optional<HealthServer> health, PracticeTale tale, boolean demo)
      throws IOException {
    var welcome =
        new PracticeWelcome(
            home,
            PracticeHome.ports(application.config()),
            health.map(at -> Integer.toString(at.address().getPort())).orElse("none"),
            tale.states());
    if (voice.json()) {
      welcome.json(voice.output());
    } else if (!demo) {
      welcome.say(voice.output());
    }
  }

  private Optional<PracticeDemo> demo(Wishes wishes, PracticeTale tale) throws UserException {
    if (wishes.demo().isEmpty()) {
      return Optional.empty();
    }
    PracticeMail mail = PracticeMail.of(PracticeMail.FIRST);
    String from = mail.send(PracticeHome.ports(application.config()).smtp());
    if (!voice.json()) {
      voice
          .output()
          .line(
              "%s sends a WhatsApp export to %s  (%s.eml)"
                  .formatted(Plain.of(from), PracticeHome.INTAKE, mail.name()));
    }
    return Optional.of(
        new PracticeDemo(
            application.ledger(),
            tale,
            servers,
            clock,
            clock.instant().plus(wishes.demo().orElseThrow())));
  }

  private boolean end(PracticeTale tale, Optional<PracticeDemo.Result> demo) {
    boolean worked = demo.map(PracticeDemo.Result::worked).orElse(true);
    if (voice.json()) {
      voice
          .output()
          .summary(
              Map.entry("states", tale.states()),
              Map.entry("letters", tale.came().size()),
              Map.entry("worked", worked));
    } else {
      demo.ifPresent(this::say);
    }
    return worked;
  }

  private void say(PracticeDemo.Result result) {
    Output output = voice.output();
    String folder = Plain.of(home.folder().toString());
    result.lines().forEach(line -> output.line("Checked    " + Plain.of(line)));
    output.line(
        result.worked()
            ? "The whole line works. Everything lies in %s; now try it yourself: ./sealbag practice%s"
                .formatted(folder, home.isUsual() ? "" : " --home " + folder)
            : "The whole line did NOT work; what is above says where it stopped.");
  }
}
