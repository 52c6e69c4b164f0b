package sealbag.ingest.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sealbag.ingest.verify.Finding;
import sealbag.ingest.verify.PackageVerifier;
import sealbag.ingest.verify.Verification;

/// `verify PACKAGE…`
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Recompute and compare everything in evidence packages; name each culprit. Needs no home folder.",
    footer = {"", "Example:", "  sealbag verify sealbag-home/packages/SB-2026-000001.zip"})
final class VerifyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(arity = "1..*", paramLabel = "PACKAGE", description = "Evidence packages (.zip).")
  private List<Path> packages = List.of();

  @Option(names = "--json", description = "One JSON object a finding, the last one a summary.")
  private boolean json;

  private long files;
  private long findings;

  VerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    int code = ExitCode.DONE.code();
    for (Path path : packages) {
      code = Math.max(code, verify(path));
    }
    if (json) {
      surroundings
          .output()
          .summary(
              Map.entry("packages", packages.size()),
              Map.entry("files", files),
              Map.entry("findings", findings),
              Map.entry("exit", code));
    }
    return code;
  }

  private int verify(Path path) {
    Verification verification;
    try {
      verification = PackageVerifier.verify(path);
    } catch (IOException e) {
      surroundings
          .output()
          .say(
              "sealbag: "
                  + Plain.of(path.toString())
                  + ": it cannot be opened. Check the path and your right to read it.");
      return ExitCode.USAGE.code();
    }
    files += verification.files();
    findings += verification.findings().size();
    verification.findings().forEach(finding -> print(path, finding));
    if (json) {
      surroundings.output().json(object(path, verification));
    } else {
      summary(path, verification);
    }
    return verification.sound() ? ExitCode.DONE.code() : ExitCode.DIFFERENCE.code();
  }

  private static Map<String, Object> object(Path path, Verification verification) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "package");
    object.put("package", path.toString());
    object.put("sound", verification.sound());
    object.put("files", verification.files());
    object.put("bytes", verification.bytes());
    return object;
  }

  private void summary(Path path, Verification verification) {
    String name = Plain.of(path.toString());
    surroundings
        .output()
        .line(
            verification.sound()
                ? "%s: unchanged since sealing (%,d files, %,d bytes, every hash and the custody chain recomputed)"
                    .formatted(name, verification.files(), verification.bytes())
                : "%s: NOT as sealed, %d finding(s)"
                    .formatted(name, verification.findings().size()));
  }

  private void print(Path path, Finding finding) {
    if (!json) {
      String values =
          finding
              .expected()
              .map(
                  expected ->
                      " (expected "
                          + expected
                          + ", found "
                          + finding.actual().orElse("nothing")
                          + ")")
              .orElse("");
      surroundings
          .output()
          .line("  " + Plain.of(finding.culprit()) + ": " + Plain.of(finding.problem() + values));
      return;
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("type", "finding");
    object.put("package", path.toString());
    object.put("culprit", finding.culprit());
    object.put("problem", finding.problem());
    object.put("expected", finding.expected().orElse(null));
    object.put("actual", finding.actual().orElse(null));
    surroundings.output().json(object);
  }
}
