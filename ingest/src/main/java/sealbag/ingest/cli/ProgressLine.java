package sealbag.ingest.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import sealbag.ingest.pipeline.Discovery;

/// How far a run with more than one item is, on standard error: one line that is written over on a
/// terminal, a line every 30 seconds elsewhere.
final class ProgressLine {
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final String ERASE = "\r\u001b[K";

  private final Output output;
  private final boolean terminal;
  private final int total;
  private final long started = System.nanoTime();
  private long said = started;
  private int done;
  private long bytes;

  private ProgressLine(Output output, int total) {
    this.output = output;
    this.total = total;
    this.terminal = Boolean.getBoolean("sealbag.terminal.err");
  }

  static ProgressLine of(Output output, List<Discovery.Candidate> candidates) {
    return new ProgressLine(output, candidates.size());
  }

  /// Takes the line away before something else is printed.
  void clear() {
    if (terminal && total > 1) {
      output.talk().print(ERASE);
      output.talk().flush();
    }
  }

  void advance(Path item) {
    done++;
    bytes += Files.isRegularFile(item) ? item.toFile().length() : 0;
    if (total < 2) {
      return;
    }
    long now = System.nanoTime();
    if (terminal) {
      output.talk().print(ERASE + line(now));
      output.talk().flush();
    } else if (now - said >= PAUSE.toNanos()) {
      said = now;
      output.say(line(now));
    }
  }

  private String line(long now) {
    double seconds = Math.max(0.001, (now - started) / 1e9);
    double rate = done / seconds;
    long left = Math.round((total - done) / Math.max(rate, 1e-9));
    return "%,d/%,d  %d%%  %s  %.1f/s  ETA %s"
        .formatted(
            done,
            total,
            100L * done / total,
            ImportText.size(bytes),
            rate,
            Duration.ofSeconds(left).toString().substring(2).toLowerCase(java.util.Locale.ROOT));
  }
}
