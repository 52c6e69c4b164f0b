package sealbag.parsers.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What speaks for the stated sender of an email. Recorded as evidence; nothing is refused for it
/// here.
///
/// @param trusted the top-most Authentication-Results field of the configured server, as it stands;
///   fields of other servers are the sender's own words
/// @param untrustedResults how many other Authentication-Results fields there are
/// @param arc the ARC fields from the top, as they stand; kept, not verified
public record Authenticity(
    Verdict verdict,
    Optional<String> trusted,
    int untrustedResults,
    List<String> arc,
    List<DkimSignature> signatures) {

  public Authenticity {
    arc = List.copyOf(arc);
    signatures = List.copyOf(signatures);
  }

  /// From the strongest proof to none.
  public enum Verdict {
    /// A DKIM signature of the sender's own domain verifies on the bytes received.
    SIGNED_ALIGNED,
    /// The configured mail server found a proof for the sender's domain.
    AR_PASS,
    /// The configured mail server took it from a logged-in user.
    INTERNAL_HOP,
    /// Nothing speaks for or against the sender.
    NONE,
    /// The configured mail server or a signature of the sender's domain speaks against it.
    FAIL;

    /// The word in output.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Looks at one raw email.
  ///
  /// @param authservId the name under which one's own mail server writes Authentication-Results;
  ///   empty when none is configured, and then none is trusted
  public static Authenticity of(
      InputStream raw, MailLimits limits, Optional<String> authservId, KeyLookup lookup)
      throws IOException {
    var reader = new MailReader(limits);
    var kept = new KeptHead(raw, limits.headerBytes());
    List<DkimSignature> signatures = new Dkim(reader, lookup).verify(kept);
    HeaderBlock head = kept.head();
    List<AuthenticationResults> all =
        head.all("authentication-results").stream().map(AuthenticationResults::of).toList();
    Optional<AuthenticationResults> trusted =
        authservId.flatMap(id -> all.stream().filter(results -> results.isOf(id)).findFirst());
    Optional<String> domain = MailHead.of(head).from().map(Authenticity::domain);
    return new Authenticity(
        verdict(domain, trusted, signatures),
        trusted.map(AuthenticationResults::field),
        all.size() - (trusted.isPresent() ? 1 : 0),
        List.of("arc-seal", "arc-message-signature", "arc-authentication-results").stream()
            .flatMap(name -> head.all(name).stream().map(HeaderText::decode))
            .toList(),
        signatures);
  }

  private static Verdict verdict(
      Optional<String> domain,
      Optional<AuthenticationResults> trusted,
      List<DkimSignature> signatures) {
    if (domain.isEmpty()) {
      return Verdict.NONE; // no sender, or several: there is nothing to prove
    }
    String sender = domain.orElseThrow();
    List<String> ofSender =
        signatures.stream()
            .filter(signature -> isAligned(signature.domain(), sender))
            .map(DkimSignature::result)
            .toList();
    if (ofSender.contains("pass")) {
      return Verdict.SIGNED_ALIGNED;
    }
    if (ofSender.contains("fail")
        || trusted.filter(AuthenticationResults::speaksAgainst).isPresent()) {
      return Verdict.FAIL;
    }
    if (trusted.filter(results -> results.speaksFor(sender)).isPresent()) {
      return Verdict.AR_PASS;
    }
    return trusted.filter(results -> results.isPass("auth")).isPresent()
        ? Verdict.INTERNAL_HOP
        : Verdict.NONE;
  }

  /// Whether a proof for `domain` speaks for `sender`: the same domain, or one above or below it of
  /// at least two labels.
  static boolean isAligned(String domain, String sender) {
    boolean above = sender.endsWith("." + domain) && domain.contains(".");
    boolean below = domain.endsWith("." + sender) && sender.contains(".");
    return domain.equals(sender) || above || below;
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
