package sealbag.ingest.fixturecheck;

import java.util.ArrayList;
import java.util.List;

/// The verdicts in the Test Anything Protocol, version 14.
public final class TapReport {

  private int last;

  /// The lines before the first verdict.
  ///
  /// @param cases how many verdicts will follow
  public List<String> head(int cases) {
    return List.of("TAP version 14", "1.." + cases);
  }

  /// The lines of one verdict; differences stand in a YAML block.
  public List<String> lines(Verdict verdict) {
    last++;
    var lines = new ArrayList<String>();
    // A number sign or a backslash in a description would be read as a directive or an escape.
    String name = Visible.of(verdict.fixture().name()).replace("\\", "\\\\").replace("#", "\\#");
    lines.add((verdict.passed() ? "ok " : "not ok ") + last + " - " + name);
    if (!verdict.passed()) {
      lines.add("  ---");
      lines.add("  differences: |");
      verdict.differences().stream()
          .flatMap(difference -> difference.lines().stream())
          .forEach(line -> lines.add("    " + line));
      lines.add("  ...");
    }
    return lines;
  }
}
