package sealbag.parsers.mail;

import java.util.Optional;

/// What was found about one DKIM signature of an email.
///
/// @param domain the signing domain (`d=`)
/// @param result `pass`; `fail`: the head was altered or the signature is not the domain's;
///   `body-altered`: the body no longer has the signed hash, as after rewriting by a mail server;
///   `body-partly-signed`: it verifies, but says itself (`l=`) how much of the body it covers, so
///   that anything may stand behind that (RFC 6376, section 8.2); `not-checked`: the key was not
///   looked up; `error`: the signature or the key is not usable
/// @param detail why not `pass`
/// @param key the DNS record that was used, as it stood then
public record DkimSignature(
    String domain, String selector, String result, Optional<String> detail, Optional<String> key) {}
