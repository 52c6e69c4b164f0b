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

  Actor actor() {
    String name =
        by == null || by.isBlank() ? System.getProperty("user.name", "unknown") : by.strip();
    return new Actor(Actor.Type.PERSON, name);
  }
}
