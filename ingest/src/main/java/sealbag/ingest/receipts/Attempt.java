package sealbag.ingest.receipts;

/// What became of one attempt to send a letter.
sealed interface Attempt {
  /// It is out of our hands.
  record Sent() implements Attempt {}

  /// Trying again may help.
  ///
  /// @param isOurs whether a person must mend something here: the password, the certificate, the
  ///   right to send
  record Later(String problem, boolean isOurs) implements Attempt {}

  /// This recipient will never get it.
  record Refused(String problem) implements Attempt {}
}
