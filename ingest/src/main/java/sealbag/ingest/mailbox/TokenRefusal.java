package sealbag.ingest.mailbox;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sealbag.ingest.mailbox.MailSourceException.Why;
import tools.jackson.databind.JsonNode;

/// Why the token service gave no token, in words that say what to do. Nothing of its answer is
/// repeated but codes.
final class TokenRefusal {
  private static final Pattern AADSTS = Pattern.compile("AADSTS(\\d{4,9})");
  private static final Pattern WORD = Pattern.compile("[a-z_]{1,40}");

  /// Microsoft's codes (learn.microsoft.com/entra/identity-platform/reference-error-codes).
  private static final Map<String, String> MICROSOFT =
      Map.ofEntries(
          Map.entry(
              "7000215",
              "The client secret is wrong. Give the value of the secret, not its id, and check that it belongs to this client-id."),
          Map.entry(
              "7000222",
              "The client secret has expired. Make a new one for the application in Microsoft Entra and give that."),
          Map.entry(
              "700016", "The application is not known in this tenant. Check client-id and tenant."),
          Map.entry("90002", "The tenant is not known. Check tenant."),
          Map.entry("900023", "The tenant is not known. Check tenant."),
          Map.entry("7000112", "The application is switched off in Microsoft Entra. Enable it."),
          Map.entry(
              "65001",
              "Nobody has consented to the application's permissions. An administrator must grant admin consent to it in Microsoft Entra."),
          Map.entry(
              "700027",
              "The certificate is not one that the application knows, or it has expired. Upload the certificate to the application in Microsoft Entra."),
          Map.entry(
              "700024", "The token service finds the time wrong. Check this machine's clock."),
          Map.entry("70011", "The scope is not valid. Check scope; it ends in /.default."),
          Map.entry("1002012", "The scope is not valid. Check scope; it ends in /.default."),
          Map.entry(
              "53003",
              "A Conditional Access policy forbids the log-in. Allow this application from this machine's address."));

  /// RFC 6749 section 5.2.
  private static final Map<String, String> STANDARD =
      Map.of(
          "invalid_client",
          "The token service does not accept the client id or its proof. Check client-id and the secret or the certificate.",
          "unauthorized_client",
          "The application may not ask for tokens this way. Allow it the client credentials grant.",
          "invalid_scope",
          "The scope is not valid. Check scope.",
          "invalid_request",
          "The token service did not understand the question. Check token-url, client-id and scope.");

  private TokenRefusal() {}

  static MailSourceException of(HttpResponse<String> response, JsonNode said) {
    int status = response.statusCode();
    if (status == 429 || status >= 500) {
      return new MailSourceException(
          "The token service is busy (HTTP status %d). Sealbag tries again.".formatted(status),
          retryAfter(response));
    }
    String code = code(said);
    String error = said.path("error").asString("");
    String sentence = MICROSOFT.get(code);
    if (sentence == null) {
      sentence = STANDARD.get(error);
    }
    if (sentence == null) {
      sentence = "The token service gave no token. Check token-url, tenant, client-id and scope.";
    }
    return new MailSourceException(Why.REFUSED, sentence + " (" + codes(status, error, code) + ")");
  }

  private static String codes(int status, String error, String code) {
    var all = new StringBuilder("HTTP status ").append(status);
    if (WORD.matcher(error).matches()) {
      all.append(", ").append(error);
    }
    return code.isEmpty() ? all.toString() : all.append(", AADSTS").append(code).toString();
  }

  private static String code(JsonNode said) {
    Matcher matcher = AADSTS.matcher(said.path("error_description").asString(""));
    if (matcher.find()) {
      return matcher.group(1);
    }
    long first = said.path("error_codes").path(0).asLong(0);
    return first > 0 ? Long.toString(first) : "";
  }

  /// Seconds, as token services give them; a date is not waited for longer than a minute.
  private static Duration retryAfter(HttpResponse<String> response) {
    String text = response.headers().firstValue("Retry-After").orElse("");
    return Duration.ofSeconds(text.matches("\\d{1,5}") ? Integer.parseInt(text) : 60);
  }
}
