package sealbag.ingest.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sealbag.ingest.ledger.Submission;

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
  @Mixin private final HomeOptions home = new HomeOptions();
  @Mixin private final BecauseOptions why = new BecauseOptions();

  @Parameters(paramLabel = "ID", description = "Receipt number, for example SB-2026-000001.")
  private String number = "";

  @Option(names = "--json", description = "One JSON object a line, the last one a summary.")
  private boolean json;

  ReleaseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    try (Application application =
        Application.existing(home.config(surroundings.environment()), InstantSource.system())) {
      var decision = new Decision(application, why.reason(), why.actor.actor());
      Submission decided = decision.release(Numbers.find(application.ledger(), number));
      return new DecisionReport(surroundings.output(), application, json).print(decided);
    }
  }
}
