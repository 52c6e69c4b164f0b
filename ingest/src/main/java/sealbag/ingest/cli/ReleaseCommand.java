package sealbag.ingest.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `release ID`
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description =
        "Go on with a held submission although there was a reason to hold it; what cannot be read is sealed unread.",
    footer = {
      "",
      "Example:",
      "  sealbag release SB-2026-000001 --because \"seen by the evidence officer\""
    })
final class ReleaseCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final HeldSubmission held = new HeldSubmission();

  ReleaseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    return held.decide(surroundings, Decision::release);
  }
}
