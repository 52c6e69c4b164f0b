package sealbag.ingest.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.covering.CoveringSettings;
import sealbag.ingest.covering.Patterns;
import sealbag.ingest.covering.Senders;
import sealbag.ingest.covering.Supplements;
import sealbag.ingest.mailbox.MailboxSettings;
import sealbag.parsers.mail.Authenticity.Verdict;

/// Reads who may send, and how covering notes are read. What is wrong is noted and replaced by what
/// accepts nobody, or by the shipped patterns.
record CoveringValues(Values values) {

  CoveringSettings settings(List<MailboxSettings> mailboxes) {
    Verdict least = least();
    Senders senders = new Senders(senders(), least);
    if (mailboxes.stream().anyMatch(CoveringValues::isOpenToStrangers)) {
      checkSomebodyMaySend(senders);
    }
    return new CoveringSettings(
        senders,
        Patterns.of(patterns(Key.MAIL_REFERENCE_PATTERNS), patterns(Key.MAIL_EXHIBIT_PATTERNS)),
        new Supplements(Duration.ofDays(values.count(Key.MAIL_SUPPLEMENT_DAYS))));
  }

  private static boolean isOpenToStrangers(MailboxSettings mailbox) {
    return switch (mailbox) {
      case MailboxSettings.Imap _, MailboxSettings.Graph _ -> true;
      case MailboxSettings.DropFolder _ -> false;
    };
  }

  private void checkSomebodyMaySend(Senders senders) {
    if (values.list(Key.MAIL_SENDERS).isEmpty()) {
      values.problem(
          "mail.senders is missing, so nobody may send to the mailbox; give addresses or domains, such as [\"@police.example\"]");
    }
    boolean dkim = values.text(Key.MAIL_DKIM_LOOKUP).equals("on");
    boolean server = values.optional(Key.MAIL_AUTHSERV_ID).isPresent();
    boolean reachable =
        switch (senders.least()) {
          case NONE -> true;
          case SIGNED_ALIGNED -> dkim;
          case AR_PASS, INTERNAL_HOP -> dkim || server;
          case FAIL -> false;
        };
    if (!reachable) {
      values.problem(
          "mail.least-verdict is \""
              + senders.least().word()
              + "\", which no mail can reach; give "
              + (senders.least() == Verdict.SIGNED_ALIGNED
                  ? "mail.dkim-lookup = \"on\""
                  : "mail.authserv-id, or mail.dkim-lookup = \"on\""));
    }
  }

  private List<String> senders() {
    return values.list(Key.MAIL_SENDERS).stream()
        .map(CoveringValues::lowerCase)
        .filter(this::isUsable)
        .toList();
  }

  private boolean isUsable(String entry) {
    Optional<String> problem = Senders.problem(entry);
    problem.ifPresent(it -> values.problem("mail.senders: \"" + entry + "\" " + it));
    return problem.isEmpty();
  }

  /// Capitals of ASCII only; other letters are a problem of the entry.
  private static String lowerCase(String entry) {
    return entry
        .codePoints()
        .map(c -> c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private Verdict least() {
    String word = values.text(Key.MAIL_LEAST_VERDICT);
    return Arrays.stream(Verdict.values())
        .filter(verdict -> verdict != Verdict.FAIL && verdict.word().equals(word))
        .findFirst()
        .orElseGet(
            () -> {
              values.problem(
                  "mail.least-verdict is \""
                      + word
                      + "\"; give signed-aligned, ar-pass, internal-hop or none");
              return Verdict.SIGNED_ALIGNED;
            });
  }

  private List<String> patterns(Key key) {
    List<String> regexes = values.list(key);
    Optional<String> problem = Patterns.problem(regexes);
    problem.ifPresent(it -> values.problem(key.path() + ": " + it));
    return problem.isEmpty() ? regexes : List.of();
  }
}
