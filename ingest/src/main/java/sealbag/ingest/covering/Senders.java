package sealbag.ingest.covering;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import sealbag.parsers.mail.Authenticity.Verdict;

/// Who may send exports by mail: an allow-list, and how much must speak for the stated sender.
/// Fails closed. Addresses are compared letter by letter; only ASCII capitals count as small
/// letters, so a look-alike, another alphabet or a plus-address is somebody else.
///
/// @param allowed `name@domain`, `@domain` or `@*.domain` for all below a domain but not itself;
///   lower case
/// @param least the weakest verdict that is accepted; never `FAIL`
public record Senders(List<String> allowed, Verdict least) {
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?:[!-~&&[^@<>,;:\"\\\\*]]{1,64}+@|@(?:\\*\\.)?)(?:[a-z0-9](?:[a-z0-9-]{0,61}+)\\.)*+[a-z0-9][a-z0-9-]{0,62}+");

  public Senders {
    allowed = List.copyOf(allowed);
    for (String entry : allowed) {
      problem(entry)
          .ifPresent(
              problem -> {
                throw new IllegalArgumentException(entry + " " + problem);
              });
    }
    if (least == Verdict.FAIL) {
      throw new IllegalArgumentException("a sender with a failed proof is never accepted");
    }
  }

  /// Why an entry cannot be used, as the end of a sentence about it; empty when it can.
  public static Optional<String> problem(String entry) {
    if (!entry.chars().allMatch(c -> c < 128)) {
      return Optional.of("has letters that are not ASCII; write the domain in its xn-- form");
    }
    return ENTRY.matcher(entry).matches()
        ? Optional.empty()
        : Optional.of("is none of name@domain, @domain and @*.domain, in small letters");
  }

  /// What was decided about one mail.
  public sealed interface Judgement {
    /// Its export is taken in.
    record Accepted() implements Judgement {}

    /// It is held as `SENDER`; the sender gets no answer.
    ///
    /// @param reason for staff; holds no address
    record NotAccepted(String reason) implements Judgement {}
  }

  /// Decides about the sender of one mail.
  ///
  /// @param from the only address of From in lower case; empty when there is none, or several
  public Judgement judge(Optional<String> from, Verdict verdict) {
    if (from.isEmpty()) {
      return no("the mail names no sender, or more than one");
    }
    String sender = from.orElseThrow();
    if (!sender.chars().allMatch(c -> c > ' ' && c < 127)) {
      return no("the sender's address has letters that are not ASCII and can look like others");
    }
    if (allowed.isEmpty()) {
      return no("mail.senders is empty, so nobody may send");
    }
    if (allowed.stream().noneMatch(entry -> fits(entry, sender))) {
      return no("the sender is not in mail.senders");
    }
    return verdict == Verdict.FAIL || verdict.compareTo(least) > 0
        ? no(
            "what speaks for the sender is \""
                + verdict.word()
                + "\", and mail.least-verdict asks for \""
                + least.word()
                + "\"")
        : new Judgement.Accepted();
  }

  private static boolean fits(String entry, String sender) {
    String domain = sender.substring(sender.lastIndexOf('@') + 1);
    if (entry.startsWith("@*.")) {
      String above = entry.substring(2);
      return domain.length() > above.length() && domain.endsWith(above);
    }
    return entry.startsWith("@") ? domain.equals(entry.substring(1)) : sender.equals(entry);
  }

  private static Judgement no(String reason) {
    return new Judgement.NotAccepted(reason);
  }
}
