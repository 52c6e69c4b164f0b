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
  String because = "";

  @Mixin final ActorOptions actor = new ActorOptions();

  String reason() throws UserException {
    if (because.isBlank()) {
      throw new UserException(
          ExitCode.USAGE, "--because is empty. Say why in a few words, for the custody log.");
    }
    return because;
  }
}
