package sealbag.ingest.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sealbag.ingest.ledger.Actor;

/// Who does it, for the custody log.
final class ActorOptions {
  @Option(
      names = "--by",
      paramLabel = "NAME",
      description =
          "Who does this, for the custody log. Default: the user of the operating system.")
  @Nullable String by;

  Actor actor() throws UserException {
    String name =
        by == null || by.isBlank() ? System.getProperty("user.name", "unknown") : by.strip();
    try {
      return new Actor(Actor.Type.PERSON, name);
    } catch (IllegalArgumentException _) {
      throw new UserException(
          ExitCode.USAGE,
          "the name of who does this cannot go into the custody log. Give 1 to 100 printable characters with --by.");
    }
  }
}
