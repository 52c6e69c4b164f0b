package sealbag.ingest.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The program that writes the events.
record Tool(String name, String version) {

  /// This build of Sealbag.
  static Tool thisBuild() {
    try (InputStream in = Tool.class.getResourceAsStream("/sealbag/ingest/version.txt")) {
      if (in == null) {
        throw new IllegalStateException("version.txt is missing from the build");
      }
      return new Tool("sealbag", new String(in.readAllBytes(), UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
