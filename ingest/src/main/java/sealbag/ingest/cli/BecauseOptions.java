package sealbag.ingest.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Why a person decided so, and who.
final class BecauseOptions {
  @Option(
      names = "--because",
      required = true,
      paramLabel = "TEXT",
      description = "Why. It goes into the custody log: do not quote the chat.")
  private String because = "";

  @Mixin private final ActorOptions actor = new ActorOptions();

  Decision decision(Application application) throws UserException {
    if (because.isBlank()) {
      throw new UserException(ExitCode.USAGE, "--because is empty. Say in a few words why.");
    }
    return new Decision(application, because, actor.actor());
  }
}
