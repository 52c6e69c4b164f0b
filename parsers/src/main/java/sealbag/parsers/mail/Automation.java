package sealbag.parsers.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Mail that no person sent, by what programs write into its head (RFC 3834, RFC 3462).
/// `X-Auto-Response-Suppress` says nothing: Exchange puts it on ordinary mail too.
final class Automation {
  private Automation() {}

  /// What it is, in plain words with an article; empty where nothing says that a program sent it.
  static Optional<String> of(HeaderBlock head) {
    if (head.first("x-sealbag-loop").isPresent() || head.first("x-intake-loop").isPresent()) {
      return Optional.of("one of Sealbag's own mails, sent back");
    }
    if (text(head, "content-type").startsWith("multipart/report")) {
      return Optional.of("a delivery report");
    }
    // A comment or a parameter may follow the word (RFC 3834, section 5).
    String submitted = text(head, "auto-submitted").split("[;(\\s]", 2)[0];
    if (!submitted.isEmpty() && !submitted.equals("no")) {
      return Optional.of(
          submitted.startsWith("auto-replied")
              ? "an automatic reply, such as an out-of-office note"
              : "a mail that a program made");
    }
    boolean autoReply =
        text(head, "precedence").equals("auto_reply")
            || head.first("x-autoreply").isPresent()
            || head.first("x-autorespond").isPresent();
    if (autoReply) {
      return Optional.of("an automatic reply, such as an out-of-office note");
    }
    return text(head, "return-path").equals("<>")
        ? Optional.of("a bounce or another notice without a sender")
        : Optional.empty();
  }

  /// Whether a mailing list (RFC 2369, RFC 2919) or a bulk sender passed it on.
  static boolean isOfList(HeaderBlock head) {
    return head.first("list-id").isPresent()
        || head.first("list-post").isPresent()
        || head.first("list-unsubscribe").isPresent()
        || Set.of("bulk", "list", "junk").contains(text(head, "precedence"));
  }

  private static String text(HeaderBlock head, String name) {
    return head.first(name).orElse("").strip().toLowerCase(Locale.ROOT);
  }
}
