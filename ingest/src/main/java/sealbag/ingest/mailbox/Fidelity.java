package sealbag.ingest.mailbox;

import java.util.Locale;

/// Which bytes a source hands out. A mail server may rewrite what was sent before it serves it; the
/// hash of the decoded attachment survives that.
public enum Fidelity {
  AS_SERVED_IMAP,
  AS_SERVED_GRAPH,
  FILE_DROP;

  /// The word in output.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
