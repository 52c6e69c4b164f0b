package sealbag.uploaders.http;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a service answered.
public final class Reply {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern XML_CODE =
      Pattern.compile("<Code>([A-Za-z][A-Za-z0-9.]{0,63})</Code>");
  private static final Pattern POINTER = Pattern.compile("(/[A-Za-z0-9_~.-]{1,64}){1,12}");
  private static final Pattern JSON_CODE = Pattern.compile("[a-z_]{1,64}");

  private final HttpResponse<String> response;

  /// @param response a whole answer
  public Reply(HttpResponse<String> response) {
    this.response = response;
  }

  /// Who answered. It may be a signed link: show its authority only.
  public URI address() {
    return response.uri();
  }

  public int status() {
    return response.statusCode();
  }

  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /// The body as JSON.
  ///
  /// @throws Unavailable when it is not JSON: a proxy's error page, or a reply cut short
  public JsonNode json() throws Unavailable {
    try {
      JsonNode json = JSON.readTree(response.body());
      if (!json.isMissingNode()) {
        return json;
      }
    } catch (JacksonException _) {
      // not JSON either; its message may quote the body
    }
    throw new Unavailable(
        ("%s answered %d with something that is not JSON. "
                + "Check the address and the proxies on the way.")
            .formatted(response.uri().getAuthority(), status()));
  }

  /// Whether there is nothing in it.
  public boolean isEmpty() {
    return response.body().isBlank();
  }

  /// What its sender holds for the time (RFC 9110, 6.6.1).
  public Optional<Instant> date() {
    return header("Date").flatMap(HttpDate::of);
  }

  /// The service's own short word for what went wrong; never free text.
  public Optional<String> code() {
    if (response.body().isBlank()) {
      return Optional.empty();
    }
    var xml = XML_CODE.matcher(response.body());
    return xml.find() ? Optional.of(xml.group(1)) : jsonCode();
  }

  /// The field that the service complains about, as a JSON pointer; never free text.
  public Optional<String> pointer() {
    try {
      String pointer = JSON.readTree(response.body()).at("/errors/0/source/pointer").asString("");
      return Optional.of(pointer).filter(path -> POINTER.matcher(path).matches());
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /// How long the service asked to be left alone, at most an hour.
  public Optional<Duration> retryAfter() {
    return RetryAfter.of(header("Retry-After"), header("Date"));
  }

  private Optional<String> jsonCode() {
    try {
      JsonNode body = JSON.readTree(response.body());
      String code = body.at("/errors/0/code").asString(body.path("error").asString(""));
      return Optional.of(code).filter(word -> JSON_CODE.matcher(word).matches());
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
