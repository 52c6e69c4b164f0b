package sealbag.ingest.mailbox;

/// Somebody else moved or removed the message.
public final class MessageGoneException extends MailSourceException {
  private static final long serialVersionUID = 1L;

  public MessageGoneException() {
    super(Why.AWAY, "The message is no longer there: another program moved or deleted it.");
  }
}
