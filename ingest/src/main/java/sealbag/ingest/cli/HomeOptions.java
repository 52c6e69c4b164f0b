package sealbag.ingest.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sealbag.ingest.config.Config;
import sealbag.ingest.config.ConfigException;

/// Where the home folder is.
final class HomeOptions {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Home folder. Default: SEALBAG_HOME, else ./sealbag-home.")
  @Nullable Path home;

  Path folder(Map<String, String> environment) {
    return Optional.ofNullable(home)
        .or(
            () ->
                Optional.ofNullable(environment.get("SEALBAG_HOME"))
                    .filter(text -> !text.isBlank())
                    .map(Path::of))
        .orElse(Path.of("sealbag-home"));
  }

  Config config(Map<String, String> environment) throws ConfigException {
    return Config.read(folder(environment), environment);
  }
}
