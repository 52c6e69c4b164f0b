package sealbag.parsers.mail;

import java.util.List;
import java.util.Optional;

/// The top header fields of an email, decoded and unfolded. All of it is the sender's claim.
///
/// @param messageId as printed, angle brackets included
/// @param from the bare address in lower case; empty unless the email names exactly one sender
/// @param fromName the sender's display name
/// @param to the bare addresses of all To fields, lower case
/// @param date as printed
/// @param received the Received fields from the top: the last hop first
/// @param automated what kind of program sent it, in plain words, where the head says that no
///   person did
public record MailHead(
    Optional<String> messageId,
    Optional<String> from,
    Optional<String> fromName,
    List<String> to,
    Optional<String> subject,
    Optional<String> date,
    List<String> received,
    Optional<String> automated) {

  public MailHead {
    to = List.copyOf(to);
    received = List.copyOf(received);
  }

  static MailHead of(HeaderBlock header) {
    List<MailAddress> senders = header.all("from").stream().flatMap(MailAddress::all).toList();
    Optional<MailAddress> from =
        senders.size() == 1 ? Optional.of(senders.getFirst()) : Optional.empty();
    return new MailHead(
        header.first("message-id").map(HeaderText::decode),
        from.map(MailAddress::address),
        from.flatMap(MailAddress::name),
        header.all("to").stream().flatMap(MailAddress::all).map(MailAddress::address).toList(),
        header.first("subject").map(EncodedWords::decode),
        header.first("date").map(HeaderText::decode),
        header.all("received").stream().map(HeaderText::decode).toList(),
        Automation.of(header));
  }
}
