package sealbag.ingest.cli;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;

/// `uploads resume [ID…]`
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description =
        "Go on with unfinished uploads now: those named, or all that wait for their next try.",
    footer = {
      "",
      "Example:",
      "  sealbag uploads resume SB-2026-000001 --because \"the line is free\""
    })
final class UploadsResumeCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final HomeOptions home = new HomeOptions();
  @Mixin private final BecauseOptions why = new BecauseOptions();

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Receipt numbers.")
  private List<String> numbers = List.of();

  @Option(names = "--json", description = "One JSON object a line, the last one a summary.")
  private boolean json;

  UploadsResumeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    try (Application application =
        Application.existing(home.config(surroundings.environment()), InstantSource.system())) {
      Decision decision = why.decision(application);
      var tried = new ArrayList<Submission>();
      for (Submission submission : chosen(application)) {
        tried.add(decision.retry(submission));
      }
      return new DecisionReport(surroundings.output(), application, json)
          .print(tried.toArray(Submission[]::new));
    }
  }

  private List<Submission> chosen(Application application)
      throws UserException, InterruptedException {
    var chosen = new ArrayList<Submission>();
    for (String number : numbers) {
      chosen.add(Numbers.find(application.ledger(), number));
    }
    if (!numbers.isEmpty()) {
      return chosen;
    }
    var waiting = new LinkedHashSet<Submission>();
    for (BegunUploads.Begun begun :
        new BegunUploads(application.ledger(), application.ways()).find().begun()) {
      if (begun.submission().progress() instanceof Progress.Sealed) {
        waiting.add(begun.submission());
      }
    }
    return List.copyOf(waiting);
  }
}
