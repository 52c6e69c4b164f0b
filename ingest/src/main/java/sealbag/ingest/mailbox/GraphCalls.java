package sealbag.ingest.mailbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.mailbox.MailSourceException.Why;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Questions to Microsoft Graph, one after another.
final class GraphCalls implements Closeable {
  static final JsonMapper JSON = JsonMapper.builder().build();

  // Ids that outlast a move; and larger pages than the ten messages that a delta query has by
  // itself.
  private static final String PREFERENCES = "IdType=\"ImmutableId\", odata.maxpagesize=500";
  private static final int MAX_JSON_BYTES = 16 << 20;
  private static final Duration CONNECT = Duration.ofSeconds(20);

  private final URI base;
  private final OAuthTokens tokens;
  private final InstantSource clock;
  private final Duration answer;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER) // it could lead the token elsewhere
          .build();
  private volatile @Nullable Instant lastAnswer;

  /// @param answer how long to wait for an answer, and for each further piece of it
  GraphCalls(URI base, OAuthTokens tokens, InstantSource clock, Duration answer) {
    this.base = base;
    this.tokens = tokens;
    this.clock = clock;
    this.answer = answer;
  }

  Optional<Instant> lastAnswer() {
    return Optional.ofNullable(lastAnswer);
  }

  /// Whether a link leads to the service that is configured; no other one gets the token.
  boolean isOurs(URI link) {
    return base.getScheme().equalsIgnoreCase(link.getScheme())
        && base.getHost().equalsIgnoreCase(link.getHost())
        && base.getPort() == link.getPort()
        && link.getRawUserInfo() == null;
  }

  JsonNode get(URI link) throws IOException {
    return json(send("GET", link, BodyPublishers.noBody()));
  }

  JsonNode send(String method, URI link, JsonNode body) throws IOException {
    return json(send(method, link, BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  /// The answer's bytes as they come.
  ///
  /// @throws IOException also when the answer does not say where it ends, because then one that
  ///   breaks off looks whole
  InputStream bytes(URI link) throws IOException {
    HttpResponse<InputStream> response = send("GET", link, BodyPublishers.noBody());
    boolean ends =
        response.version() == HttpClient.Version.HTTP_2
            || response.headers().firstValue("Content-Length").isPresent()
            || response.headers().firstValue("Transfer-Encoding").isPresent();
    if (!ends) {
      response.body().close();
      throw new MailSourceException(
          Why.AWAY,
          "Microsoft Graph sent a mail without saying where it ends. A proxy on the way may do that.");
    }
    return new TimedBody(response.body(), answer);
  }

  private HttpResponse<InputStream> send(String method, URI link, BodyPublisher body)
      throws IOException {
    HttpResponse<InputStream> response = once(method, link, body);
    if (response.statusCode() == 401) {
      response.body().close();
      tokens.forget();
      response = once(method, link, body);
    }
    lastAnswer = clock.instant();
    if (response.statusCode() / 100 == 2) {
      return response;
    }
    try (InputStream in = new TimedBody(response.body(), answer)) {
      String code = parsed(in.readNBytes(1 << 16)).path("error").path("code").asString("");
      throw GraphRefusal.of(response.statusCode(), response.headers(), code, clock.instant());
    }
  }

  private HttpResponse<InputStream> once(String method, URI link, BodyPublisher body)
      throws IOException {
    var request =
        HttpRequest.newBuilder(link)
            .timeout(answer)
            .header("Authorization", "Bearer " + tokens.token())
            .header("Prefer", PREFERENCES)
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for Microsoft Graph.");
    } catch (IOException e) {
      throw away(e);
    }
  }

  private JsonNode json(HttpResponse<InputStream> response) throws IOException {
    try (InputStream in = new TimedBody(response.body(), answer)) {
      return parsed(in.readNBytes(MAX_JSON_BYTES));
    } catch (MailSourceException e) {
      throw e;
    } catch (IOException e) {
      throw away(e);
    }
  }

  private static JsonNode parsed(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (JacksonException _) {
      return JSON.missingNode();
    }
  }

  private static MailSourceException away(IOException cause) {
    return new MailSourceException(
        Why.AWAY,
        "Microsoft Graph did not answer, or broke off. Check that this machine may reach it.",
        cause);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
