package sealbag.ingest.cli;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sealbag.ingest.ledger.Submission;

/// `retry [ID…]`
@Command(
    name = "retry",
    mixinStandardHelpOptions = true,
    description =
        "Try again now: the submissions named, held ones too; without a name all that are waiting for their next try.",
    footer = {"", "Example:", "  sealbag retry --because \"the evidence endpoint is back\""})
final class RetryCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final HomeOptions home = new HomeOptions();
  @Mixin private final BecauseOptions why = new BecauseOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      description = "Receipt numbers, for example SB-2026-000001.")
  private List<String> numbers = List.of();

  @Option(names = "--json", description = "One JSON object a line, the last one a summary.")
  private boolean json;

  RetryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    try (Application application =
        Application.existing(home.config(surroundings.environment()), InstantSource.system())) {
      var decision = new Decision(application, why.reason(), why.actor.actor());
      var decided = new ArrayList<Submission>();
      for (Submission submission : chosen(application)) {
        decided.add(decision.retry(submission));
      }
      return new DecisionReport(surroundings.output(), application, json)
          .print(decided.toArray(Submission[]::new));
    }
  }

  private List<Submission> chosen(Application application) throws UserException {
    if (numbers.isEmpty()) {
      return application.ledger().list().stream()
          .filter(submission -> submission.progress().isOpen())
          .toList();
    }
    var chosen = new ArrayList<Submission>();
    for (String number : numbers) {
      chosen.add(Numbers.find(application.ledger(), number));
    }
    return chosen;
  }
}
