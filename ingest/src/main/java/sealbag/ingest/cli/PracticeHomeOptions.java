package sealbag.ingest.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Where practice keeps everything.
final class PracticeHomeOptions {
  @Option(
      names = "--home",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description =
          "Folder of this practice; a home folder of its own, never the real one. Default: ./sealbag-practice.")
  private Path folder = PracticeHome.USUAL;

  PracticeHome home() {
    return new PracticeHome(folder);
  }
}
