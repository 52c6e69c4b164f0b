package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import sealbag.ingest.mailbox.MailSourceException.Why;
import sealbag.ingest.mailbox.MailboxSettings.Login;
import tools.jackson.databind.json.JsonMapper;

/// A signed statement that the application is who it says (RFC 7523 section 3), as a JSON Web Token
/// with RS256 (RFC 7515) and the certificate's SHA-256 as `x5t#S256`.
final class ClientAssertion {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
  private static final Duration LIFE = Duration.ofMinutes(10);

  private ClientAssertion() {}

  /// The file is read each time, so that a renewed certificate needs no restart.
  static String with(Path pem, Login.OAuth login, Instant now) throws MailSourceException {
    KeyFile keys = KeyFile.read(pem, now);
    try {
      String thumbprint =
          BASE64URL.encodeToString(
              MessageDigest.getInstance("SHA-256").digest(keys.certificate().getEncoded()));
      String signed =
          part(Map.of("alg", "RS256", "typ", "JWT", "x5t#S256", thumbprint))
              + "."
              + part(claims(login, now));
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.key());
      signature.update(signed.getBytes(UTF_8));
      return signed + "." + BASE64URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new MailSourceException(
          Why.REFUSED, "The key in certificate-file cannot sign. Give an RSA key.", e);
    }
  }

  private static Map<String, Object> claims(Login.OAuth login, Instant now) {
    return Map.of(
        "aud", login.tokenUrl().toString(),
        "iss", login.clientId(),
        "sub", login.clientId(),
        "jti", UUID.randomUUID().toString(),
        "iat", now.getEpochSecond(),
        "nbf", now.getEpochSecond(),
        "exp", now.plus(LIFE).getEpochSecond());
  }

  private static String part(Map<String, ?> fields) {
    return BASE64URL.encodeToString(JSON.writeValueAsBytes(fields));
  }
}
