package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import sealbag.ingest.mailbox.MailSourceException.Why;
import sealbag.ingest.mailbox.MailboxSettings.Login;
import sealbag.ingest.mailbox.MailboxSettings.Login.Proof;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One question to the token service (RFC 6749 sections 4.4.2 and 5.1).
record TokenRequest(Login.OAuth login, InstantSource clock, Duration connect, Duration answer) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long MAX_ANSWER_BYTES = 1 << 20;

  /// When the service does not say how long a token lives (RFC 6749 section 5.1 only recommends
  /// it).
  private static final Duration SHORT_LIFE = Duration.ofMinutes(5);

  OAuthTokens.Token send() throws IOException {
    var request =
        HttpRequest.newBuilder(login.tokenUrl())
            .timeout(answer)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(form()))
            .build();
    HttpResponse<String> response = exchange(request);
    JsonNode said = json(response.body());
    String text = said.path("access_token").asString("");
    if (response.statusCode() != 200 || text.isEmpty()) {
      throw TokenRefusal.of(response, said);
    }
    long seconds = said.path("expires_in").asLong(SHORT_LIFE.toSeconds());
    return OAuthTokens.Token.of(text, clock.instant(), Duration.ofSeconds(Math.max(0, seconds)));
  }

  private HttpResponse<String> exchange(HttpRequest request) throws IOException {
    try (var client =
        HttpClient.newBuilder()
            .connectTimeout(connect)
            .followRedirects(
                HttpClient.Redirect.NEVER) // a redirect could lead the secret elsewhere
            .build()) {
      return client.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_BYTES));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while asking for a token.");
    } catch (IOException e) {
      throw new MailSourceException(
          Why.AWAY,
          "The token service at %s did not answer. Check its address and that this machine may reach it."
              .formatted(login.tokenUrl().getHost()),
          e);
    }
  }

  private String form() throws MailSourceException {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", "client_credentials");
    fields.put("client_id", login.clientId());
    fields.put("scope", login.scope());
    switch (login.proof()) {
      case Proof.ClientSecret(var secret) -> fields.put("client_secret", secret.reveal());
      case Proof.Certificate(var pem) -> {
        fields.put(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        fields.put("client_assertion", ClientAssertion.with(pem, login, clock.instant()));
      }
    }
    return fields.entrySet().stream().map(TokenRequest::encoded).collect(Collectors.joining("&"));
  }

  private static String encoded(Map.Entry<String, String> field) {
    return field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8);
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException _) {
      return JSON.missingNode();
    }
  }
}
