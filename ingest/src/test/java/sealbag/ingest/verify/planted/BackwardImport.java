package sealbag.ingest.verify.planted;

import sealbag.ingest.packaging.Packager;

/// Planted: the verifier must not know the writer, and the architecture test must notice this.
public final class BackwardImport {
  private BackwardImport() {}

  /// The forbidden arrow.
  public static Class<?> writer() {
    return Packager.class;
  }
}
