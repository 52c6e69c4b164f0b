package sealbag.ingest.cli;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sealbag.ingest.ledger.CustodyEvent;
import sealbag.ingest.ledger.Letters;
import sealbag.ingest.ledger.Submission;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// `show ID`
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Show one submission, its letters and its custody events. Showing is itself a custody event.",
    footer = {"", "Example:", "  sealbag show SB-2026-000001"})
final class ShowCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Surroundings surroundings;
  @Mixin private final HomeOptions home = new HomeOptions();
  @Mixin private final ActorOptions actor = new ActorOptions();

  @Parameters(paramLabel = "ID", description = "Receipt number, for example SB-2026-000001.")
  private String number = "";

  @Option(names = "--json", description = "One JSON object a line, the last one a summary.")
  private boolean json;

  ShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    Output output = surroundings.output();
    try (Application application =
        Application.existing(home.config(surroundings.environment()), InstantSource.system())) {
      Submission submission = Numbers.find(application.ledger(), number);
      application.ledger().note(submission.number(), "shown", new TreeMap<>(), actor.actor());
      List<Submission> children = application.ledger().children(submission.number());
      List<CustodyEvent> events = application.ledger().custody(submission.number());
      List<Letters.Written> letters = application.ledger().letters().of(submission.number());
      if (json) {
        Map<String, @Nullable Object> object = SubmissionJson.item(submission, children);
        object.put("custody", events.stream().map(event -> JSON.readTree(event.line())).toList());
        object.put("letters", letters.stream().map(LetterLines::json).toList());
        output.json(object);
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("type", "summary");
        summary.put("events", events.size());
        output.json(summary);
      } else {
        new ImportText(output, application.config()).show(submission, children);
        LetterLines.text(letters).forEach(output::line);
        output.line("Custody events");
        events.forEach(event -> output.line("  " + Plain.of(event.line())));
      }
      return ExitCode.DONE.code();
    }
  }
}
