package sealbag.ingest.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import sealbag.ingest.packaging.ToolFacts;

/// What this build is.
final class Build {
  private Build() {}

  static Properties properties() {
    var properties = new Properties();
    try (InputStream in = Build.class.getResourceAsStream("/sealbag/ingest/build.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /// The tool as a package names it.
  static ToolFacts facts(SortedMap<String, String> configuration) {
    Properties build = properties();
    String jvm =
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
    String os =
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch");
    Optional<String> commit =
        Optional.ofNullable(build.getProperty("commit")).filter(id -> id.matches("[0-9a-f]{40}"));
    return new ToolFacts(
        "sealbag", build.getProperty("version", "unknown"), commit, jvm, os, configuration);
  }
}
