package sealbag.ingest.cli;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sealbag.ingest.config.Config;
import sealbag.ingest.config.Setting;

/// `config show` and `config check`
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description =
        "The configuration: sealbag.toml in the home folder, secrets from the environment or from files.",
    subcommands = {ConfigCommand.Show.class, ConfigCommand.Check.class},
    footer = {"", "Example:", "  sealbag config check"})
final class ConfigCommand {

  /// `config show`
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Print every setting and where it comes from. Secrets are never shown.",
      footer = {"", "Example:", "  sealbag config show"})
  static final class Show implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private final HomeOptions home = new HomeOptions();

    @Option(names = "--json", description = "One JSON object a line, the last one a summary.")
    private boolean json;

    Show(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
      Config config = home.config(surroundings.environment());
      config.settings().forEach(this::show);
      if (json) {
        surroundings.output().summary(Map.entry("settings", config.settings().size()));
      }
      return ExitCode.DONE.code();
    }

    private void show(Setting setting) {
      String origin = setting.given() ? "sealbag.toml" : "default";
      if (json) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "setting");
        object.put("key", setting.path());
        object.put("value", setting.text());
        object.put("origin", origin);
        surroundings.output().json(object);
      } else {
        surroundings
            .output()
            .line(
                "%-33s = %-28s # %s; %s"
                    .formatted(
                        setting.path(),
                        "\"" + Plain.of(setting.text()) + "\"",
                        origin,
                        setting.key().meaning()));
      }
    }
  }

  /// `config check`
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description =
          "Read the configuration and open the home folder; report every problem. Sends nothing.",
      footer = {"", "Example:", "  sealbag config check --home /srv/sealbag"})
  static final class Check implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private final HomeOptions home = new HomeOptions();

    @Option(names = "--json", description = "One JSON object: a summary.")
    private boolean json;

    Check(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
      Config config = home.config(surroundings.environment());
      try (Application application = Application.open(config, InstantSource.system())) {
        application.pipeline(); // reads the lists of known files
        int submissions = application.ledger().list().size();
        if (json) {
          surroundings
              .output()
              .summary(
                  Map.entry("home", config.home().toString()),
                  Map.entry("submissions", submissions));
        } else {
          surroundings
              .output()
              .line(
                  "The configuration is sound. Home folder: "
                      + Plain.of(config.home().toString())
                      + " ("
                      + submissions
                      + " submissions)");
        }
        return ExitCode.DONE.code();
      }
    }
  }
}
