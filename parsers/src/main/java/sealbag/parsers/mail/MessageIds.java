package sealbag.parsers.mail;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The message ids of the fields that tell which mails this one answers (RFC 5322 section 3.6.4).
/// What stands between them, such as comments or names of old programs, is passed over.
final class MessageIds {
  private static final int LONGEST = 998; // a line, RFC 5322 section 2.1.1
  private static final Pattern ID = Pattern.compile("<[^<>\\s]{1," + (LONGEST - 2) + "}+>");

  private MessageIds() {}

  /// The last `most` of them, in the order of the fields.
  static List<String> of(List<String> fields, int most) {
    List<String> all = fields.stream().flatMap(MessageIds::all).toList();
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  private static Stream<String> all(String field) {
    return ID.matcher(field).results().map(MatchResult::group).map(HeaderText::decode);
  }
}
