package sealbag.ingest.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sealbag.parsers.whatsapp.LanguagePacks;
import sealbag.parsers.whatsapp.PackFinding;

/// `locale test TAG`
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description =
        "Check a phrase pack: cells, signs, gaps, doubles, phrases that say too little or that others claim. Yours if --dir has it, else the built-in one. Exit code 4 where something is wrong.",
    footer = {"", "Example:", "  sealbag locale test cy"})
final class LocaleTestCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final PackOptions pack = new PackOptions();

  @Parameters(paramLabel = "TAG", description = "BCP 47 tag of the language.")
  private String tag = "";

  @Option(names = "--json", description = "One JSON object a finding, the last one a summary.")
  private boolean json;

  LocaleTestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, UserException {
    var packs = new LanguagePacks();
    Path file = pack.file(tag);
    List<PackFinding> findings = packs.check(tag, text(packs, file));
    findings.forEach(this::print);
    long wrong = findings.stream().filter(PackFinding::wrong).count();
    int code = wrong == 0 ? ExitCode.DONE.code() : ExitCode.DIFFERENCE.code();
    if (json) {
      surroundings.output().summary(Map.entry("wrong", wrong), Map.entry("exit", code));
    } else {
      surroundings
          .output()
          .line(
              wrong == 0
                  ? "The pack is sound."
                  : "To mend: %d %s.".formatted(wrong, wrong == 1 ? "row" : "rows"));
    }
    return code;
  }

  private String text(LanguagePacks packs, Path file) throws IOException, UserException {
    try {
      if (Files.isRegularFile(file)) {
        return Files.readString(file).replace("\r\n", "\n");
      }
    } catch (CharacterCodingException e) {
      throw new UserException(ExitCode.USAGE, file + ": is not UTF-8; save it as UTF-8");
    }
    return packs
        .text(tag)
        .orElseThrow(
            () ->
                new UserException(
                    ExitCode.USAGE,
                    file + ": there is no such file; write one with `sealbag locale new`"));
  }

  private void print(PackFinding finding) {
    String severity = finding.wrong() ? "wrong" : "note";
    if (json) {
      var object = new LinkedHashMap<String, Object>();
      object.put("type", "finding");
      object.put("severity", severity);
      object.put("line", finding.line());
      object.put("sentence", finding.sentence());
      surroundings.output().json(object);
    } else {
      surroundings
          .output()
          .line(
              "%s.tsv:%d  %s: %s"
                  .formatted(
                      Plain.of(tag), finding.line(), severity, Plain.of(finding.sentence())));
    }
  }
}
