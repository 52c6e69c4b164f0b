package sealbag.ingest.cli;

import java.time.InstantSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sealbag.ingest.ledger.Submission;

/// The held submission that a person decides about, and why.
final class HeldSubmission {
  @Mixin private final HomeOptions home = new HomeOptions();
  @Mixin private final BecauseOptions why = new BecauseOptions();

  @Parameters(paramLabel = "ID", description = "Receipt number, for example SB-2026-000001.")
  private String number = "";

  @Option(names = "--json", description = "One JSON object a line, the last one a summary.")
  private boolean json;

  /// What the person chose.
  @FunctionalInterface
  interface Choice {
    Submission about(Decision decision, Submission submission)
        throws UserException, InterruptedException;
  }

  /// Carries the choice out and prints what became of the submission.
  int decide(Surroundings surroundings, Choice choice) throws Exception {
    try (Application application =
        Application.existing(home.config(surroundings.environment()), InstantSource.system())) {
      Decision decision = why.decision(application);
      Submission decided = choice.about(decision, Numbers.find(application.ledger(), number));
      return new DecisionReport(surroundings.output(), application, json).print(decided);
    }
  }
}
