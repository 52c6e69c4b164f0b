package sealbag.ingest.cli;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sealbag.ingest.health.HealthServer;
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
      "Health and metrics: http://127.0.0.1:8787/health/live, /health/ready and /metrics (watch.health).",
      "",
      "Example:",
      "  sealbag watch"
    })
final class WatchCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final HomeOptions home = new HomeOptions();
  @Mixin private final LogOptions log = new LogOptions();

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
    log.follow(surroundings.environment());
    Optional<Interruption> interruption = Optional.empty();
    try (Application application =
        Application.open(home.config(surroundings.environment()), InstantSource.system())) {
      Daemon daemon = application.daemon();
      if (once) {
        daemon.once();
        summary(application);
      } else {
        interruption = Optional.of(Interruption.watched(daemon::stop));
        watch(application, daemon);
      }
      return ExitCode.DONE.code();
    } finally {
      interruption.ifPresent(Interruption::finished); // when everything is closed, not before
    }
  }

  private void watch(Application application, Daemon daemon)
      throws InterruptedException, UserException {
    Optional<HealthServer> health = application.health(daemon);
    try {
      health.ifPresent(this::say);
      run(application, daemon);
    } finally {
      health.ifPresent(HealthServer::close);
    }
  }

  private void say(HealthServer health) {
    surroundings
        .output()
        .say(
            "sealbag: health at http://%s:%d/health/ready"
                .formatted(health.address().getHostString(), health.address().getPort()));
  }

  private void run(Application application, Daemon daemon) throws InterruptedException {
    surroundings
        .output()
        .say(
            "sealbag: watching "
                + Plain.of(application.config().home().toString())
                + " for work that is due; stop with Ctrl-C");
    daemon.run();
    summary(application);
  }

  private void summary(Application application) {
    if (json) {
      long waiting =
          application.ledger().list().stream()
              .filter(submission -> submission.progress().isOpen())
              .count();
      surroundings.output().summary(Map.entry("waiting", waiting));
    }
  }
}
