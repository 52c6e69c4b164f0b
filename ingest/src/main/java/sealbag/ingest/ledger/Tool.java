package sealbag.ingest.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The program that writes the events.
record Tool(String name, String version) {

  /// This build of Sealbag.
  static Tool thisBuild() {
    var build = new Properties();
    try (InputStream in = Tool.class.getResourceAsStream("/sealbag/ingest/build.properties")) {
      if (in == null) {
        throw new IllegalStateException("build.properties is missing from the build");
      }
      build.load(in);
      return new Tool("sealbag", build.getProperty("version", "unknown"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
