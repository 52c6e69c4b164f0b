package sealbag.ingest.ledger;

import java.util.List;

/// The outcome of recomputing the whole custody log.
public record CustodyCheck(long events, long submissions, List<Fault> faults) {

  public CustodyCheck {
    faults = List.copyOf(faults);
  }

  /// Whether the log is what was written.
  public boolean sound() {
    return faults.isEmpty();
  }

  /// One place where it is not.
  ///
  /// @param submission its number; empty when the fault is in the log as a whole
  /// @param seq the event's place in its submission; in the whole log when `submission` is empty
  /// @param problem one plain sentence
  public record Fault(String submission, long seq, String problem) {}
}
