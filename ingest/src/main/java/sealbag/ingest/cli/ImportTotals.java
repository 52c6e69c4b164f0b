package sealbag.ingest.cli;

import java.util.EnumMap;
import java.util.Map;
import sealbag.ingest.pipeline.Imported;

/// How many items ended how. After a whole run the four counts add up to what was discovered.
final class ImportTotals {
  private final int discovered;
  private final Map<Imported.Outcome, Integer> counts = new EnumMap<>(Imported.Outcome.class);

  ImportTotals(int discovered) {
    this.discovered = discovered;
  }

  void count(Imported.Outcome outcome) {
    counts.merge(outcome, 1, Integer::sum);
  }

  int discovered() {
    return discovered;
  }

  int of(Imported.Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  int done() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  ExitCode exitCode() {
    boolean open = of(Imported.Outcome.HELD) + of(Imported.Outcome.FAILED) > 0;
    return open ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }
}
