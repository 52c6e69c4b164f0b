package sealbag.ingest.receipts;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import sealbag.ingest.ledger.Correspondence;

/// The header fields of a letter. Whatever comes from the officer's mail must have a strict form,
/// or it is left out.
///
/// @param id Message-ID without angle brackets
/// @param answered the mail that is answered; empty for a letter that answers none
record LetterHead(
    Instant date,
    ZoneId zone,
    Address from,
    Address to,
    String subject,
    String id,
    Optional<Correspondence> answered) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.ENGLISH);
  private static final int MOST_REFERENCES = 20;

  /// RFC 5322 section 3.6.4 without quotes, comments and obsolete forms. Exchange's have them not.
  private static final Pattern MESSAGE_ID =
      Pattern.compile("<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,200}@[A-Za-z0-9.:\\[\\]-]{1,200}>");

  private static final Pattern ONE_LINE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,900})");

  /// The Message-IDs of an answer to this mail that have the strict form, oldest first.
  private static List<String> thread(Correspondence mail) {
    var ids = new ArrayList<>(mail.references());
    mail.messageId().ifPresent(ids::add);
    List<String> strict =
        ids.stream()
            .map(String::strip)
            .filter(id -> MESSAGE_ID.matcher(id).matches())
            .distinct()
            .toList();
    return strict.subList(Math.max(0, strict.size() - MOST_REFERENCES), strict.size());
  }

  /// The fields up to `MIME-Version`, each ended by CR LF.
  String fields() {
    List<String> thread = answered.map(LetterHead::thread).orElse(List.of());
    Optional<String> messageId = answered.flatMap(Correspondence::messageId).map(String::strip);
    var text = new StringBuilder();
    field(text, "Date", DATE.format(date.atZone(zone)));
    field(text, "From", "Sealbag <" + from + ">");
    field(text, "To", to.text());
    field(text, "Subject", subject);
    field(text, "Message-ID", "<" + id + ">");
    messageId.filter(thread::contains).ifPresent(mail -> field(text, "In-Reply-To", mail));
    if (!thread.isEmpty()) {
      thread.forEach(one -> checked("References", one));
      text.append("References: ").append(String.join("\r\n ", thread)).append("\r\n");
    }
    field(text, "Auto-Submitted", answered.isPresent() ? "auto-replied" : "auto-generated");
    field(text, "Precedence", "bulk");
    field(text, "X-Auto-Response-Suppress", "All");
    field(text, "X-Sealbag-Loop", id.substring(id.indexOf('@') + 1));
    field(text, "MIME-Version", "1.0");
    return text.toString();
  }

  private static void field(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(checked(name, value)).append("\r\n");
  }

  private static String checked(String name, String value) {
    if (!ONE_LINE.matcher(value).matches()) {
      throw new IllegalStateException(name + " of a letter must be one line of ASCII");
    }
    return value;
  }
}
