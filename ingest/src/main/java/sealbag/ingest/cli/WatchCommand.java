package sealbag.ingest.cli;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sealbag.ingest.pipeline.Daemon;

/// `watch`
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description =
        "Run until stopped: take mails from the mailboxes, seal, upload and record what they bring, and answer.",
    footer = {
      "",
      "Mailboxes stand in sealbag.toml, as [mailbox.NAME]. Without any, only what is due is worked off.",
      "",
      "Example:",
      "  sealbag watch"
    })
final class WatchCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final HomeOptions home = new HomeOptions();

  @Option(
      names = "--once",
      description = "Look through the mailboxes once, work off what is due now, then end.")
  private boolean once;

  @Option(names = "--json", description = "One JSON object at the end: a summary.")
  private boolean json;

  WatchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    var interruption = Interruption.watched();
    try (Application application =
        Application.open(home.config(surroundings.environment()), InstantSource.system())) {
      Daemon daemon = application.daemon();
      interruption.calls(daemon::stop);
      if (once) {
        daemon.once();
      } else {
        watch(application, daemon);
      }
      summary(application);
      return ExitCode.DONE.code();
    } finally {
      interruption.finished(); // everything is closed and tidied up
    }
  }

  private void watch(Application application, Daemon daemon) throws InterruptedException {
    surroundings
        .output()
        .say(
            "sealbag: watching "
                + Plain.of(application.config().home().toString())
                + " for work that is due; stop with Ctrl-C");
    daemon.run();
  }

  private void summary(Application application) {
    if (json) {
      long waiting =
          application.ledger().list().stream()
              .filter(submission -> submission.progress().isOpen())
              .count();
      surroundings.output().json(Map.of("type", "summary", "waiting", waiting));
    }
  }
}
