package sealbag.parsers.mail;

import java.util.List;
import java.util.Set;

/// One email: its head, and its leaf parts in the order in which they were handed out.
///
/// @param flags what is odd about the email as a whole; each part has its own
public record Mail(MailHead head, List<MailPart> parts, Set<MailFlag> flags) {

  public Mail {
    parts = List.copyOf(parts);
    flags = Set.copyOf(flags);
  }
}
