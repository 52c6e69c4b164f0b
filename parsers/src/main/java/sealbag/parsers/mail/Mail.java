package sealbag.parsers.mail;

import java.util.List;

/// One email: its head, and its leaf parts in the order in which they were handed out.
public record Mail(MailHead head, List<MailPart> parts) {

  public Mail {
    parts = List.copyOf(parts);
  }
}
