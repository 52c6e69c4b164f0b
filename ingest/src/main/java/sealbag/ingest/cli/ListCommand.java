package sealbag.ingest.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;

/// `list`
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the submissions that the ledger knows.",
    footer = {"", "Examples:", "  sealbag list --state held", "  sealbag list --overdue"})
final class ListCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final HomeOptions home = new HomeOptions();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only these: received, split, sealed, uploaded, recorded, held or closed.")
  private @Nullable String state;

  @Option(
      names = "--overdue",
      description =
          "Only what is late (policy.upload-within-hours, policy.record-within-hours), with the age of each step.")
  private boolean overdue;

  @Option(names = "--json", description = "One JSON object a line, the last one a summary.")
  private boolean json;

  ListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    Output output = surroundings.output();
    try (Application application =
        Application.existing(home.config(surroundings.environment()), InstantSource.system())) {
      if (overdue) {
        return overdue(application);
      }
      List<Submission> shown =
          application.ledger().list().stream()
              .filter(submission -> state == null || submission.progress().word().equals(state))
              .toList();
      for (Submission submission : shown) {
        if (json) {
          output.json(
              SubmissionJson.item(submission, application.ledger().children(submission.number())));
        } else {
          output.line(line(submission));
        }
      }
      end(output, shown.size());
      return ExitCode.DONE.code();
    }
  }

  private int overdue(Application application) throws UserException {
    if (state != null) {
      throw new UserException(ExitCode.USAGE, "give --state or --overdue, not both.");
    }
    Instant now = InstantSource.system().instant();
    var overdue =
        new Overdue(application.ledger(), application.ways(), application.config().outgoing(), now);
    new OverdueReport(surroundings.output(), now, json).print(overdue.find());
    return ExitCode.DONE.code();
  }

  private static String line(Submission submission) {
    String held =
        submission.progress() instanceof Progress.Held reason ? "  " + reason.reason() : "";
    String due =
        submission
            .due()
            .map(time -> "  next try " + time.truncatedTo(ChronoUnit.SECONDS))
            .map(time -> time + "  " + Plain.of(submission.lastProblem().orElse("")))
            .orElse("")
            .stripTrailing();
    return "%s  %s  %-8s  %s%s%s"
        .formatted(
            submission.number(),
            submission.receivedAt().truncatedTo(ChronoUnit.SECONDS),
            submission.progress().word(),
            Plain.of(submission.original().intake().name()),
            held,
            due);
  }

  private void end(Output output, int count) {
    if (json) {
      Map<String, Object> summary = new LinkedHashMap<>();
      summary.put("type", "summary");
      summary.put("submissions", count);
      output.json(summary);
    } else if (count == 0) {
      output.line("No submissions.");
    }
  }
}
