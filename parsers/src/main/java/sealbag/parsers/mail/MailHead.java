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
/// @param inReplyTo the message ids of In-Reply-To, angle brackets included, at most 20
/// @param references the message ids of References, the oldest first; of more than 200 the last 200
/// @param returnPath the envelope sender in lower case, as the top-most Return-Path has it; `<>` is
///   the empty text, and no field at all is empty
/// @param ofList whether a mailing list or a bulk sender passed it on
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
    List<String> inReplyTo,
    List<String> references,
    Optional<String> returnPath,
    boolean ofList,
    Optional<String> automated) {

  private static final int MOST_ANSWERED = 20;
  private static final int MOST_REFERENCES = 200;

  public MailHead {
    to = List.copyOf(to);
    received = List.copyOf(received);
    inReplyTo = List.copyOf(inReplyTo);
    references = List.copyOf(references);
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
        MessageIds.of(header.all("in-reply-to"), MOST_ANSWERED),
        MessageIds.of(header.all("references"), MOST_REFERENCES),
        header.first("return-path").map(MailHead::envelope),
        Automation.isOfList(header),
        Automation.of(header));
  }

  private static String envelope(String field) {
    String address = HeaderText.decode(field).strip();
    boolean bracketed = address.startsWith("<") && address.endsWith(">");
    return MailAddress.lowerCase(
        (bracketed ? address.substring(1, address.length() - 1) : address).strip());
  }
}
