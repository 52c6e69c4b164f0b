package sealbag.ingest.cli;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sealbag.ingest.cli.DoctorFinding.Result;
import sealbag.ingest.config.Config;
import sealbag.ingest.config.ConfigException;

/// `doctor`
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Check everything that Sealbag needs, and say how to mend what is wrong. Changes nothing and sends nothing.",
      "Exit code 4 where there is a problem."
    },
    footer = {"", "Example:", "  sealbag doctor --home /var/lib/sealbag"})
final class DoctorCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final HomeOptions home = new HomeOptions();

  @Option(names = "--json", description = "One JSON object a line, the last one a summary.")
  private boolean json;

  DoctorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<DoctorFinding> findings = findings();
    findings.forEach(this::print);
    long problems = count(findings, Result.PROBLEM);
    long warnings = count(findings, Result.WARNING);
    ExitCode code = problems == 0 ? ExitCode.DONE : ExitCode.DIFFERENCE;
    if (json) {
      surroundings
          .output()
          .summary(
              Map.entry("checks", findings.size()),
              Map.entry("warnings", warnings),
              Map.entry("problems", problems),
              Map.entry("exit", code.code()));
    } else {
      surroundings
          .output()
          .line(
              problems + warnings == 0
                  ? "All is well."
                  : "To mend: %d problem(s), %d warning(s).".formatted(problems, warnings));
    }
    return code.code();
  }

  private List<DoctorFinding> findings() throws InterruptedException {
    var findings = new ArrayList<DoctorFinding>();
    findings.add(DoctorHere.java(Runtime.version()));
    try {
      Config config = home.config(surroundings.environment());
      findings.addAll(new DoctorHere(config).findings());
      findings.addAll(new DoctorOutside(config, InstantSource.system()).findings());
    } catch (ConfigException e) {
      for (String problem : e.problems()) {
        findings.add(
            DoctorFinding.problem(
                "configuration",
                problem,
                "Correct sealbag.toml; nothing else can be checked before."));
      }
    }
    return findings;
  }

  private static long count(List<DoctorFinding> findings, Result result) {
    return findings.stream().filter(finding -> finding.result() == result).count();
  }

  private void print(DoctorFinding finding) {
    if (json) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      object.put("type", "check");
      object.put("check", finding.check());
      object.put("result", finding.result().word());
      object.put("says", finding.says());
      object.put("mend", finding.mend().isEmpty() ? null : finding.mend());
      surroundings.output().json(object);
      return;
    }
    surroundings
        .output()
        .line(
            "%-8s %-14s %s"
                .formatted(finding.result().word(), finding.check(), Plain.of(finding.says())));
    if (!finding.mend().isEmpty()) {
      surroundings.output().line(" ".repeat(24) + Plain.of(finding.mend()));
    }
  }
}
