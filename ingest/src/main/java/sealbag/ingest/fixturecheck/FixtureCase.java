package sealbag.ingest.fixturecheck;

import java.nio.file.Path;

/// One case: a folder with an export and, beside it, the truth about the export.
///
/// @param name the folder's path below the place that was searched, with slashes
/// @param export the export: `export.zip` or `export.txt`
public record FixtureCase(String name, Path export) {

  /// The file that holds the truth; it need not exist yet.
  Path truth() {
    return export.resolveSibling(FixtureFolder.TRUTH);
  }
}
