package sealbag.ingest.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `reject ID`
@Command(
    name = "reject",
    mixinStandardHelpOptions = true,
    description = "End a held submission. Everything received is kept.",
    footer = {
      "",
      "Example:",
      "  sealbag reject SB-2026-000001 --because \"seen by the evidence officer\""
    })
final class RejectCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final HeldSubmission held = new HeldSubmission();

  RejectCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    return held.decide(surroundings, Decision::reject);
  }
}
