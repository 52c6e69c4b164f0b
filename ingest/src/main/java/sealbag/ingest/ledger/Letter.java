package sealbag.ingest.ledger;

/// One mail that Sealbag sends about a submission. Its id is made from the submission and the kind,
/// so that it is never sent with two texts.
///
/// @param id the Message-ID without angle brackets, `SB-2026-000123.recorded@example.org`
/// @param number the submission that it is about: the one of the mail it answers
/// @param kind at most one letter of a kind for each submission
/// @param recipient a bare address
/// @param message the whole mail as it goes to SMTP, ASCII, lines ended by CR LF
public record Letter(String id, String number, String kind, String recipient, String message) {

  /// The same letter as another text.
  public Letter with(String text) {
    return new Letter(id, number, kind, recipient, text);
  }
}
