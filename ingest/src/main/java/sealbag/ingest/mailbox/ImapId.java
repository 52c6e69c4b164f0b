package sealbag.ingest.mailbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A message's number in its folder, good as long as the folder's UIDVALIDITY stays (RFC 9051
/// section 2.3.1.1). Written `UIDVALIDITY/UID`; a cursor is written alike, with the first UID that
/// was not listed yet.
record ImapId(long validity, long uid) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})/(\\d{1,18})");

  static Optional<ImapId> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new ImapId(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  static ImapId of(ListedMessage message) {
    return parse(message.id())
        .orElseThrow(() -> new IllegalArgumentException("not an id of this source"));
  }

  @Override
  public String toString() {
    return validity + "/" + uid;
  }
}
