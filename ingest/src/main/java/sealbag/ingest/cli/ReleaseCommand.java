package sealbag.ingest.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `release ID`
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description =
        "Go on with a held submission although there was a reason to hold it; what cannot be read is sealed unread.",
    footer = {
      "",
      "Example:",
      "  sealbag release SB-2026-000001 --because \"seen by the evidence officer\"",
      "  sealbag release SB-2026-000002 --chat 1 --because \"the other is a copy from March\"",
      "  sealbag release SB-2026-000003 --belongs-to SB-2026-000001 --because \"the officer says so\""
    })
final class ReleaseCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final HeldSubmission held = new HeldSubmission();

  @Option(
      names = "--chat",
      paramLabel = "N",
      description =
          "Where several texts can be the chat: the one that is, by its number in the reason.")
  private @Nullable Integer chat;

  @Option(
      names = "--belongs-to",
      paramLabel = "NUMBER",
      description =
          "Where a mail brings files without a chat: the submission of the same sender whose chat mentions them.")
  private @Nullable String belongsTo;

  ReleaseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    Integer chosen = chat;
    String other = belongsTo;
    if (chosen != null && other != null) {
      throw new UserException(ExitCode.USAGE, "Give --chat or --belongs-to, not both.");
    }
    if (other != null) {
      return held.decide(
          surroundings, (decision, submission) -> decision.release(submission, other));
    }
    return chosen == null
        ? held.decide(surroundings, Decision::release)
        : held.decide(surroundings, (decision, submission) -> decision.release(submission, chosen));
  }
}
