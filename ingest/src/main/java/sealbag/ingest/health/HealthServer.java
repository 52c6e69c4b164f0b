package sealbag.ingest.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;

/// Answers `GET /health/live`, `/health/ready` and `/metrics`, and nothing else. There is no log-in
/// and nothing about a person in any answer.
public final class HealthServer implements Closeable {
  private static final String JSON = "application/json; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads;
  private final Pages pages;

  /// What is asked.
  ///
  /// @param live nothing outside of this process is asked for these
  /// @param ready what is needed to take mails in; no destination is asked
  public record Pages(List<Check> live, List<Check> ready, List<Gauge> metrics) {
    public Pages {
      live = List.copyOf(live);
      ready = List.copyOf(ready);
      metrics = List.copyOf(metrics);
    }
  }

  private record Page(int status, String type, String text) {}

  private HealthServer(HttpServer server, ExecutorService threads, Pages pages) {
    this.server = server;
    this.threads = threads;
    this.pages = pages;
  }

  /// Starts to listen.
  ///
  /// @param threads one a request, so that a slow answer does not keep `live` waiting; shut down
  ///   with the server
  /// @throws IOException when it cannot listen there, such as because another program does
  public static HealthServer start(InetSocketAddress at, Pages pages, ExecutorService threads)
      throws IOException {
    var health = new HealthServer(HttpServer.create(at, 0), threads, pages);
    health.server.createContext("/", health::answer);
    health.server.setExecutor(threads);
    health.server.start();
    return health;
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Page page = page(exchange);
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Type", page.type());
      headers.set("Cache-Control", "no-store");
      headers.set("X-Content-Type-Options", "nosniff");
      if (page.status() == 405) {
        headers.set("Allow", "GET");
      }
      byte[] body = page.text().getBytes(UTF_8);
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(page.status(), head ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Page page(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    boolean known = List.of("/health/live", "/health/ready", "/metrics").contains(path);
    if (!known) {
      return new Page(404, "text/plain", "There are /health/live, /health/ready and /metrics.\n");
    }
    if (!exchange.getRequestMethod().equals("GET")) {
      return new Page(405, "text/plain", "Only GET is answered here.\n");
    }
    return switch (path) {
      case "/health/live" -> report(pages.live());
      case "/health/ready" -> report(pages.ready());
      default -> new Page(200, PrometheusText.TYPE, PrometheusText.of(pages.metrics()));
    };
  }

  private static Page report(List<Check> checks) {
    var report = HealthReport.of(checks);
    return new Page(report.well() ? 200 : 503, JSON, report.json());
  }

  /// Stops at once.
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
