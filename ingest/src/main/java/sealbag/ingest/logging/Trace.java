package sealbag.ingest.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was thrown, and where. Never with what: the message of an exception can quote a chat, a
/// name, or the path of a file.
final class Trace {
  private static final int MOST_FRAMES = 25;
  private static final int MOST_CAUSES = 8;

  private Trace() {}

  /// Lines; none where nothing was thrown.
  static List<String> of(@Nullable IThrowableProxy thrown) {
    var lines = new ArrayList<String>();
    IThrowableProxy next = thrown;
    for (int depth = 0; next != null && depth < MOST_CAUSES; depth++) {
      lines.add((depth == 0 ? "" : "caused by ") + next.getClassName());
      StackTraceElementProxy[] frames = next.getStackTraceElementProxyArray();
      for (int i = 0; i < Math.min(MOST_FRAMES, frames.length); i++) {
        lines.add("at " + frames[i].getStackTraceElement());
      }
      next = next.getCause();
    }
    return lines;
  }
}
