package sealbag.ingest.mailbox;

/// The connection to the mail server ended or fell silent. On a new one the same may succeed.
final class ConnectionLostException extends MailSourceException {
  private static final long serialVersionUID = 1L;

  ConnectionLostException(String sentence) {
    super(Why.AWAY, sentence);
  }

  ConnectionLostException(String sentence, Throwable cause) {
    super(Why.AWAY, sentence, cause);
  }
}
