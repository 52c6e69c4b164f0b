package sealbag.ingest.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sealbag.parsers.whatsapp.LanguagePacks;
import sealbag.parsers.whatsapp.PackFacts;

/// `locale list`
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the languages of this build and how many phrases each has.",
    footer = {"", "Example:", "  sealbag locale list"})
final class LocaleListCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(names = "--json", description = "One JSON object a language, the last one a summary.")
  private boolean json;

  LocaleListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<PackFacts> all = new LanguagePacks().facts();
    if (json) {
      all.forEach(facts -> surroundings.output().json(json(facts)));
      surroundings.output().summary(Map.entry("languages", all.size()));
    } else {
      String row = "%-8s  %-28s  %7s  %7s  %7s";
      surroundings.output().line(row.formatted("tag", "language", "notices", "Android", "iOS"));
      for (PackFacts facts : all) {
        surroundings
            .output()
            .line(
                row.formatted(
                    facts.language(), facts.name(), facts.notices(), facts.android(), facts.ios()));
      }
    }
    return ExitCode.DONE.code();
  }

  private static Map<String, Object> json(PackFacts facts) {
    var object = new LinkedHashMap<String, Object>();
    object.put("type", "language");
    object.put("tag", facts.language());
    object.put("name", facts.name());
    object.put("notices", facts.notices());
    object.put("android", facts.android());
    object.put("ios", facts.ios());
    return object;
  }
}
