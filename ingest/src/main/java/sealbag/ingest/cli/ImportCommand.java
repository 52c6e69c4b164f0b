package sealbag.ingest.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.pipeline.Discovery;
import sealbag.ingest.pipeline.Imported;

/// `import PATH…`
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Take exports in: mails (.eml), export zips, chat texts, export folders, or folders full of them.",
      "Each export is kept, hashed, read, catalogued, sealed, uploaded and recorded. Running it again is safe."
    },
    footer = {
      "",
      "Examples:",
      "  sealbag import \"WhatsApp Chat with Sam.zip\" --reference 01/2345678/26 --exhibit JS/1",
      "  sealbag import /mnt/exports --json > result.jsonl"
    })
final class ImportCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final HomeOptions home = new HomeOptions();
  @Mixin private final LogOptions log = new LogOptions();
  @Mixin private final ActorOptions actor = new ActorOptions();

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or folders to take in.")
  private List<Path> paths = List.of();

  @Option(
      names = "--reference",
      paramLabel = "REF",
      description = "Case reference, for example 01/2345678/26.")
  private @Nullable String reference;

  @Option(
      names = "--exhibit",
      paramLabel = "REF",
      description = "Exhibit reference, for example JS/1.")
  private @Nullable String exhibit;

  @Option(
      names = "--officer",
      paramLabel = "NAME",
      description = "Whose export it is. Default: the mail's sender.")
  private @Nullable String officer;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why the chat was exported.")
  private @Nullable String reason;

  @Option(names = "--json", description = "One JSON object a line, the last one a summary.")
  private boolean json;

  ImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    log.listen(surroundings.environment());
    Output output = surroundings.output();
    var interruption = Interruption.watched();
    try (Application application =
        Application.open(home.config(surroundings.environment()), InstantSource.system())) {
      List<Discovery.Candidate> candidates = Discovery.of(paths, application.config().home());
      ImportReport report =
          json ? new ImportJson(output) : new ImportText(output, application.config());
      var progress = ProgressLine.of(output, candidates);
      var totals = new ImportTotals(candidates.size());
      for (Discovery.Candidate candidate : candidates) {
        if (interruption.requested()) {
          break;
        }
        Imported imported = application.importer(actor.actor()).take(candidate, claims());
        progress.clear();
        report.item(imported);
        totals.count(imported.outcome());
        progress.advance(candidate.path());
      }
      progress.clear();
      report.summary(totals);
      return interruption.requested() ? interrupted(output, totals) : totals.exitCode().code();
    } finally {
      interruption.finished();
    }
  }

  private static int interrupted(Output output, ImportTotals totals) {
    output.say(
        "Stopped after %d of %d. Run the same command again to go on; nothing is done twice."
            .formatted(totals.done(), totals.discovered()));
    output.flush();
    return ExitCode.INTERRUPTED.code();
  }

  private Claims claims() {
    return new Claims(
        Optional.ofNullable(officer),
        Optional.ofNullable(reference),
        Optional.ofNullable(exhibit),
        Optional.ofNullable(reason));
  }
}
