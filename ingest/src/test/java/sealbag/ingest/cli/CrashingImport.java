package sealbag.ingest.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import sealbag.ingest.config.Config;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.pipeline.Discovery;

/// An import in a process of its own that halts at a chosen moment: `CrashingImport HOME MOMENT
/// PATH`. Prints how many moments there were when it got to its end.
final class CrashingImport {
  private CrashingImport() {}

  /// Starts it; what goes wrong in it is not shown.
  static Process start(Path home, int moment, Path mail) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            CrashingImport.class.getName(),
            home.toString(),
            String.valueOf(moment),
            mail.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  public static void main(String[] arguments) throws Exception {
    var points = new CrashPoints(Integer.parseInt(arguments[1]));
    Path home = Path.of(arguments[0]);
    Config config = Config.read(home, Map.of());
    Application.prepare(config);
    try (var application =
        new Application(
            config, InstantSource.system(), points.around(Application.Outside.of(config)))) {
      for (var candidate : Discovery.of(List.of(Path.of(arguments[2])), home)) {
        application.importer(new Actor(Actor.Type.PERSON, "tester")).take(candidate, Claims.none());
      }
    }
    System.out.println(points.passed());
  }
}
