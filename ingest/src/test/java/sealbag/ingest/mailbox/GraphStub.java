package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One mailbox at a service that behaves like Microsoft Graph: pages of two mails, ids that stay.
final class GraphStub implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PAGE = 2;

  private final HttpServer server;
  private final Map<String, Mail> mails = new LinkedHashMap<>();
  private final List<String> removed = new ArrayList<>();
  private final Map<String, String> folders = new LinkedHashMap<>();
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  final List<String> requests = new CopyOnWriteArrayList<>();
  volatile String wantedToken = "";
  private int number;

  static final class Mail {
    String text;
    String folder = "inbox-id";
    List<String> categories = new ArrayList<>();

    Mail(String text) {
      this.text = text;
    }
  }

  /// Answers one request in another way.
  @FunctionalInterface
  interface Fault {
    void answer(HttpExchange exchange) throws IOException;
  }

  GraphStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1.0/users/desk@example.org/", this::answer);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1.0");
  }

  synchronized String arrive(String text) {
    number++;
    String id = "AAk=/" + number;
    mails.put(id, new Mail(text));
    return id;
  }

  synchronized void remove(String id) {
    mails.remove(id);
    removed.add(id);
  }

  synchronized Mail mail(String id) {
    return Objects.requireNonNull(mails.get(id));
  }

  synchronized Map<String, String> folders() {
    return new LinkedHashMap<>(folders);
  }

  void plan(Fault fault) {
    faults.add(fault);
  }

  /// The next request is answered with a status and a body.
  void plan(int status, String header, String value, String body) {
    plan(
        exchange -> {
          exchange.getResponseHeaders().add(header, value);
          send(exchange, status, body.getBytes(UTF_8));
        });
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path =
        exchange.getRequestURI().getPath().substring("/v1.0/users/desk@example.org".length());
    requests.add(exchange.getRequestMethod() + " " + path);
    JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
    try (exchange) {
      Fault fault = faults.poll();
      String token = exchange.getRequestHeaders().getFirst("Authorization");
      if (fault != null) {
        fault.answer(exchange);
      } else if (!wantedToken.isEmpty() && !("Bearer " + wantedToken).equals(token)) {
        send(exchange, 401, new byte[0]);
      } else if (!"IdType=\"ImmutableId\", odata.maxpagesize=500"
          .equals(exchange.getRequestHeaders().getFirst("Prefer"))) {
        send(exchange, 400, new byte[0]);
      } else {
        route(exchange, path, body);
      }
    }
  }

  private synchronized void route(HttpExchange exchange, String path, JsonNode body)
      throws IOException {
    String method = exchange.getRequestMethod();
    if (path.equals("/mailFolders/inbox/messages/delta")) {
      delta(exchange);
    } else if (path.equals("/mailFolders")) {
      if (method.equals("POST")) {
        folders.put(body.path("displayName").asString(), "folder-" + folders.size());
      }
      folders(exchange, method);
    } else if (path.startsWith("/messages/")) {
      message(exchange, method, path.substring("/messages/".length()), body);
    } else {
      send(exchange, 404, new byte[0]);
    }
  }

  private void folders(HttpExchange exchange, String method) throws IOException {
    ObjectNode answer = JSON.createObjectNode();
    if (method.equals("POST")) {
      answer.put("id", "folder-" + (folders.size() - 1));
    } else {
      var found = answer.putArray("value");
      folders.forEach(
          (name, id) -> {
            if (exchange.getRequestURI().getQuery().contains("'" + name.replace("'", "''") + "'")) {
              found.addObject().put("id", id);
            }
          });
    }
    send(exchange, 200, JSON.writeValueAsBytes(answer));
  }

  private void message(HttpExchange exchange, String method, String rest, JsonNode body)
      throws IOException {
    String id = rest.replaceFirst("/(\\$value|move)$", "");
    Mail mail = mails.get(id);
    if (mail == null) {
      send(exchange, 404, "{\"error\":{\"code\":\"ErrorItemNotFound\"}}".getBytes(UTF_8));
    } else if (rest.endsWith("/$value")) {
      send(exchange, 200, mail.text.getBytes(ISO_8859_1));
    } else {
      if (rest.endsWith("/move")) {
        mail.folder = body.path("destinationId").asString();
      } else if (method.equals("PATCH")) {
        mail.categories =
            body.path("categories")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toList());
      }
      ObjectNode answer = JSON.createObjectNode().put("parentFolderId", mail.folder);
      mail.categories.forEach(answer.putArray("categories")::add);
      send(exchange, 200, JSON.writeValueAsBytes(answer));
    }
  }

  /// Tokens are the number of the mail after which a page begins.
  private void delta(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    int after = query.contains("token=") ? Integer.parseInt(query.replaceFirst(".*token=", "")) : 0;
    ObjectNode answer = JSON.createObjectNode();
    var value = answer.putArray("value");
    if (after > 0) {
      removed.forEach(id -> value.addObject().put("id", id).putObject("@removed"));
    }
    int last = after;
    for (String id : mails.keySet()) {
      int its = Integer.parseInt(id.substring(id.indexOf('/') + 1));
      if (its > after && mails.get(id).folder.equals("inbox-id") && value.size() < PAGE) {
        String at = "2026-03-01T10:%02d:00Z".formatted(its);
        value.addObject().put("id", id).put("receivedDateTime", at);
        last = its;
      }
    }
    String link = base() + "/users/desk@example.org/mailFolders/inbox/messages/delta?$";
    if (value.size() < PAGE || last == after) {
      answer.put("@odata.deltaLink", link + "deltatoken=" + Math.max(last, after));
    } else {
      answer.put("@odata.nextLink", link + "skiptoken=" + last);
    }
    send(exchange, 200, JSON.writeValueAsBytes(answer));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
