package sealbag.ingest.cli;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sealbag.ingest.config.Config;

/// `practice`
@Command(
    name = "practice",
    mixinStandardHelpOptions = true,
    subcommands = PracticeSendCommand.class,
    description =
        "Try the whole line without any account: a mail server, an evidence system and a records system on this machine, a Sealbag that watches, and every step told.",
    footer = {
      "",
      "Examples:",
      "  sealbag practice --demo",
      "  sealbag practice",
      "  sealbag practice --away evidence --away-seconds 60"
    })
final class PracticeCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final PracticeHomeOptions home = new PracticeHomeOptions();
  @Mixin private final LogOptions log = new LogOptions();

  @Option(
      names = "--demo",
      description =
          "Send a first mail, follow it to the letter, compare what the stand-ins hold, then end: 0 when all worked, 3 when not.")
  private boolean demo;

  @Option(
      names = "--demo-seconds",
      paramLabel = "N",
      description = "How long --demo waits. Default: ${DEFAULT-VALUE}.")
  private int demoSeconds = 120;

  @Option(
      names = "--away",
      split = ",",
      paramLabel = "evidence|records",
      description = "Let this system answer every call with 503 at first: see what Sealbag does.")
  private List<PracticeServers.Service> away = List.of();

  @Option(
      names = "--away-seconds",
      paramLabel = "N",
      description = "How long it stays away after Sealbag noticed. Default: ${DEFAULT-VALUE}.")
  private int awaySeconds = 20;

  @Option(
      names = "--json",
      description = "One JSON object for each thing that happens, and a summary.")
  private boolean json;

  PracticeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    mustBeInstalled();
    log.listen(surroundings.environment());
    Output output = surroundings.output();
    home().prepare();
    Config config = home().config();
    var interruption = Interruption.watched();
    output.say("sealbag: starting a mail server, an evidence system and a records system...");
    try (PracticeServers servers = PracticeServers.start(home(), PracticeHome.ports(config));
        Application application = Application.open(config, InstantSource.system())) {
      var run = new PracticeRun(home(), servers, application, voice(), InstantSource.system());
      boolean worked = run.practise(wishes(), interruption::calls);
      return (worked ? ExitCode.DONE : ExitCode.INCOMPLETE).code();
    } finally {
      interruption.finished(); // everything is closed and tidied up
    }
  }

  PracticeHome home() {
    return home.home();
  }

  private PracticeVoice voice() {
    return new PracticeVoice(surroundings.output(), json, ZoneId.systemDefault());
  }

  private PracticeRun.Wishes wishes() {
    return new PracticeRun.Wishes(
        demo ? Optional.of(Duration.ofSeconds(demoSeconds)) : Optional.empty(),
        away,
        Duration.ofSeconds(awaySeconds));
  }

  /// The stand-ins lie beside the other jars, and the launcher adds them for `practice` alone.
  private static void mustBeInstalled() throws UserException {
    if (PracticeCommand.class.getResource("/sealbag/fixtures/endpoint/MailSystem.class") == null) {
      throw new UserException(
          ExitCode.USAGE,
          "practice is not part of this installation. Copy the folder lib-practice beside lib, or run ./sealbag practice in a checkout.");
    }
  }
}
