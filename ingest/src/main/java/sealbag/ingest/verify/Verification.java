package sealbag.ingest.verify;

import java.util.List;

/// What checking one package found.
///
/// @param files number of files in the package that were hashed
/// @param bytes their length in bytes, all together
public record Verification(List<Finding> findings, long files, long bytes) {
  public Verification {
    findings = List.copyOf(findings);
  }

  /// Whether everything is as it was sealed.
  public boolean sound() {
    return findings.isEmpty();
  }
}
