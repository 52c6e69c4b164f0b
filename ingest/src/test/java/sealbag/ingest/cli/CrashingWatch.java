package sealbag.ingest.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import sealbag.ingest.config.Config;

/// `watch --once` in a process of its own that halts at a chosen moment: `CrashingWatch HOME
/// MOMENT`. Prints how many moments there were when it got to its end.
final class CrashingWatch {
  private CrashingWatch() {}

  public static void main(String[] arguments) throws Exception {
    var points = CrashPoints.atChanges(Integer.parseInt(arguments[1]));
    Config config = Config.read(Path.of(arguments[0]), Map.of());
    try (var application =
        new Application(
            config, InstantSource.system(), points.around(Application.Outside.of(config)))) {
      application.daemon().once();
    }
    System.out.println(points.passed());
  }
}
