package sealbag.uploaders.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// One of our OpenAPI documents: paths, methods, statuses, and the headers that a call must have.
public record OpenApiDocument(Map<Pattern, Operation> operations) {
  private static final Pattern PATH = Pattern.compile("  (/\\S+):");
  private static final Pattern METHOD = Pattern.compile("    (get|post|patch|delete):");
  private static final Pattern STATUS = Pattern.compile("        \"([0-9]{3})\":.*");

  /// One call.
  public record Operation(String name, List<Integer> statuses, List<String> parameters) {
    boolean asksFor(String parameter) {
      return parameters.stream().anyMatch(line -> line.contains(parameter));
    }
  }

  /// Reads a document of `ingest/doc/openapi`.
  public static OpenApiDocument read(String name) throws IOException {
    Path file =
        Path.of(System.getProperty("sealbag.fixtures"))
            .resolveSibling("ingest/doc/openapi/" + name);
    var operations = new HashMap<Pattern, Operation>();
    String path = "";
    var current = new Operation("", new ArrayList<>(), new ArrayList<>());
    for (String line : Files.readAllLines(file)) {
      var pathLine = PATH.matcher(line);
      var method = METHOD.matcher(line);
      var status = STATUS.matcher(line);
      if (pathLine.matches()) {
        path = pathLine.group(1);
      } else if (method.matches()) {
        String call = method.group(1).toUpperCase(Locale.ROOT) + " " + path;
        current = new Operation(call, new ArrayList<>(), new ArrayList<>());
        operations.put(
            Pattern.compile(call.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+")), current);
      } else if (line.contains("      parameters: [")) {
        current.parameters().add(line);
      } else if (status.matches()) {
        current.statuses().add(Integer.parseInt(status.group(1)));
      }
    }
    return new OpenApiDocument(operations);
  }

  /// Checks that each call and each answer stands in the document.
  ///
  /// @return the operations that were seen
  public SortedSet<String> check(List<ServeEvent> events) {
    var seen = new TreeSet<String>();
    for (ServeEvent event : events) {
      if (event.getResponse().getFault() != null) {
        continue; // the reply that was lost
      }
      String call = event.getRequest().getMethod() + " " + event.getRequest().getUrl();
      Operation operation =
          operations.entrySet().stream()
              .filter(one -> one.getKey().matcher(call.replaceAll("\\?.*", "")).matches())
              .map(Map.Entry::getValue)
              .findFirst()
              .orElseThrow(() -> new AssertionError("not in the document: " + call));
      assertThat(operation.statuses()).as(call).contains(event.getResponse().getStatus());
      assertThat(event.getRequest().containsHeader("Idempotency-Key"))
          .as(call)
          .isEqualTo(operation.asksFor("parameters/IdempotencyKey"));
      assertThat(event.getRequest().containsHeader("If-Match"))
          .as(call)
          .isEqualTo(operation.asksFor("parameters/IfMatch"));
      seen.add(operation.name());
    }
    return seen;
  }
}
