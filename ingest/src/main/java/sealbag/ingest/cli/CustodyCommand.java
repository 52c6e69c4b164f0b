package sealbag.ingest.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
import sealbag.ingest.ledger.CustodyCheck;
import sealbag.ingest.ledger.CustodyEvent;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.verify.CustodyFile;
import sealbag.ingest.verify.Finding;

/// `custody verify` and `custody export`
@Command(
    name = "custody",
    mixinStandardHelpOptions = true,
    description = "The hash chain of custody events.",
    subcommands = {CustodyCommand.Verify.class, CustodyCommand.Export.class},
    footer = {
      "",
      "Examples:",
      "  sealbag custody verify",
      "  sealbag custody verify SB-2026-000001/custody/events.jsonl",
      "  sealbag custody export SB-2026-000001 > events.jsonl"
    })
final class CustodyCommand {

  /// `custody verify [FILE…]`
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description =
          "Recompute the chain of the whole home folder, or of custody/events.jsonl files from packages.",
      footer = {"", "Example:", "  sealbag custody verify SB-2026-000001/custody/events.jsonl"})
  static final class Verify implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private final HomeOptions home = new HomeOptions();

    @Parameters(
        arity = "0..*",
        paramLabel = "FILE",
        description = "custody/events.jsonl out of packages. None: the home folder's own log.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "One JSON object a finding, the last one a summary.")
    private boolean json;

    private long findings;

    Verify(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
      if (files.isEmpty()) {
        ownLog();
      } else {
        for (Path file : files) {
          packageLog(file);
        }
      }
      int code = findings == 0 ? ExitCode.DONE.code() : ExitCode.DIFFERENCE.code();
      if (json) {
        surroundings.output().summary(Map.entry("findings", findings), Map.entry("exit", code));
      }
      return code;
    }

    private void ownLog() throws Exception {
      try (Application application =
          Application.existing(home.config(surroundings.environment()), InstantSource.system())) {
        CustodyCheck check = application.ledger().verifyCustody();
        check
            .faults()
            .forEach(
                fault ->
                    print(
                        fault.submission().isEmpty() ? "the log" : fault.submission(),
                        fault.seq(),
                        fault.problem()));
        if (!json) {
          surroundings
              .output()
              .line(
                  check.sound()
                      ? "Unchanged: %,d events of %,d submissions, every hash recomputed."
                          .formatted(check.events(), check.submissions())
                      : "NOT as written: %d fault(s) in %,d events."
                          .formatted(check.faults().size(), check.events()));
        }
      }
    }

    private void packageLog(Path file) throws UserException {
      List<Finding> found;
      try (InputStream in = Files.newInputStream(file)) {
        found = CustodyFile.verify(in);
      } catch (IOException e) {
        throw new UserException(ExitCode.USAGE, file + " cannot be read. Check the path.");
      }
      found.forEach(finding -> print(finding.culprit(), 0, finding.problem()));
      if (!json) {
        surroundings
            .output()
            .line(
                Plain.of(file.toString())
                    + (found.isEmpty()
                        ? ": unchanged, every hash recomputed."
                        : ": NOT as written."));
      }
    }

    private void print(String where, long event, String problem) {
      findings++;
      if (json) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("type", "finding");
        object.put("where", where);
        object.put("event", event == 0 ? null : event);
        object.put("problem", problem);
        surroundings.output().json(object);
      } else {
        surroundings
            .output()
            .line(
                "  "
                    + Plain.of(where)
                    + (event == 0 ? "" : ", event " + event)
                    + ": "
                    + Plain.of(problem));
      }
    }
  }

  /// `custody export ID`
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description =
          "Print one submission's custody events, one JSON object a line, and last the count and head that close the chain.",
      footer = {"", "Example:", "  sealbag custody export SB-2026-000001 > events.jsonl"})
  static final class Export implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private final HomeOptions home = new HomeOptions();
    @Mixin private final ActorOptions actor = new ActorOptions();

    @Parameters(paramLabel = "ID", description = "Receipt number, for example SB-2026-000001.")
    private String number = "";

    @SuppressWarnings("unused") // its presence is all
    @Option(
        names = "--json",
        description = "Accepted for symmetry: the output is always JSON Lines.")
    private boolean json;

    Export(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
      try (Application application =
          Application.existing(home.config(surroundings.environment()), InstantSource.system())) {
        Ledger ledger = application.ledger();
        Submission submission = Numbers.find(ledger, number);
        ledger.note(submission.number(), "exported", new TreeMap<>(), actor.actor());
        List<CustodyEvent> events = ledger.custody(submission.number());
        events.forEach(event -> surroundings.output().line(event.line()));
        Map<String, Object> checkpoint = new TreeMap<>();
        checkpoint.put("count", events.size());
        checkpoint.put("head", events.getLast().hash());
        checkpoint.put("type", "checkpoint");
        surroundings.output().json(checkpoint);
        return ExitCode.DONE.code();
      }
    }
  }
}
