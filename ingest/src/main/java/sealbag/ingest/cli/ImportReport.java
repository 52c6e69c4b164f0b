package sealbag.ingest.cli;

import sealbag.ingest.pipeline.Imported;

/// Prints what an import does: for people or for programs.
sealed interface ImportReport permits ImportText, ImportJson {

  /// One item is done.
  void item(Imported imported);

  /// All items are done.
  void summary(ImportTotals totals);
}
