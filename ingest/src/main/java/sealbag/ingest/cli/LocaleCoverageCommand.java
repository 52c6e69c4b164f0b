package sealbag.ingest.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sealbag.parsers.whatsapp.LanguagePacks;
import sealbag.parsers.whatsapp.PackFacts;

/// `locale coverage`
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = "Say for each language which kinds of phrases it has no row for.",
    footer = {"", "Example:", "  sealbag locale coverage"})
final class LocaleCoverageCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(names = "--json", description = "One JSON object a language, the last one a summary.")
  private boolean json;

  LocaleCoverageCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var packs = new LanguagePacks();
    List<String> kinds = packs.kinds().stream().filter(kind -> !kind.contains(" ")).toList();
    for (PackFacts facts : packs.facts()) {
      var missing = new ArrayList<>(kinds);
      missing.removeAll(facts.kinds());
      print(facts, kinds.size(), missing);
    }
    if (json) {
      surroundings
          .output()
          .summary(
              Map.entry("languages", packs.languages().size()), Map.entry("kinds", kinds.size()));
    }
    return ExitCode.DONE.code();
  }

  private void print(PackFacts facts, int kinds, List<String> missing) {
    int known = kinds - missing.size();
    if (json) {
      var object = new LinkedHashMap<String, Object>();
      object.put("type", "coverage");
      object.put("tag", facts.language());
      object.put("known", known);
      object.put("missing", missing);
      surroundings.output().json(object);
    } else {
      String rest = missing.isEmpty() ? "" : "; not " + String.join(", ", missing);
      surroundings
          .output()
          .line("%-8s  %d of %d kinds%s".formatted(facts.language(), known, kinds, rest));
    }
  }
}
