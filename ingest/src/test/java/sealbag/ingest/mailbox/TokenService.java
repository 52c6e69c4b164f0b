package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A token service on this machine: hands out `token-1`, `token-2`, …, or the answers it was given.
public final class TokenService implements AutoCloseable {
  private final HttpServer server;
  private final Queue<Answer> planned = new ConcurrentLinkedQueue<>();
  private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
  private final long lifeSeconds;

  private record Answer(int status, String body) {}

  public TokenService(long lifeSeconds) throws IOException {
    this.lifeSeconds = lifeSeconds;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/token", this::answer);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token");
  }

  /// The next question is answered with this.
  public void plan(int status, String body) {
    planned.add(new Answer(status, body));
  }

  /// The fields of every question so far.
  public List<Map<String, String>> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var fields = new HashMap<String, String>();
      for (String field : form.split("&", -1)) {
        String[] parts = field.split("=", 2);
        fields.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
      }
      asked.add(fields);
      Answer answer = planned.poll();
      if (answer == null) {
        answer = new Answer(200, token(asked.size()));
      }
      byte[] body = answer.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String token(int number) {
    return "{\"token_type\":\"Bearer\",\"expires_in\":%d,\"access_token\":\"token-%d\"}"
        .formatted(lifeSeconds, number);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
