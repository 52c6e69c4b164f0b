package sealbag.uploaders.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;

/// What the client asks and the stand-in answers stands in the OpenAPI document: paths, methods,
/// statuses, and the key of each call that changes something.
class AxonOpenApiTest extends AxonService {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("sealbag.fixtures"))
          .resolveSibling("ingest/doc/openapi/evidence-upload-1.yaml");
  private static final Pattern PATH = Pattern.compile("  (/\\S+):");
  private static final Pattern METHOD = Pattern.compile("    (get|post|delete):");
  private static final Pattern STATUS = Pattern.compile("        \"([0-9]{3})\":.*");

  @Test
  void everyCallOfADeliveryStandsInTheDocument() throws Exception {
    var words = new AxonUploader.Words("t", List.of("c"), "OFFICIAL", true);
    Parcel parcel = parcel(5 * MIB + 1);
    var journal = new MemoryJournal();
    endpoint.watch((call, isDone) -> isDone && call.matches("POST .*/files/.*/complete"));
    try (var linking = uploader(words, Limits.USUAL)) {
      assertThatThrownBy(() -> linking.deliver(parcel, journal)).isInstanceOf(Unavailable.class);
      linking.abort(parcel.number(), journal);
      endpoint.recover();
      linking.deliver(parcel, journal);
    }

    Map<Pattern, Operation> operations = operations();
    var seen = new TreeSet<String>();
    for (ServeEvent event : endpoint.server().getAllServeEvents()) {
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
          .isEqualTo(operation.isKeyed());
      seen.add(operation.name());
    }
    assertThat(seen).hasSizeGreaterThanOrEqualTo(9);
  }

  private static Map<Pattern, Operation> operations() throws IOException {
    var operations = new HashMap<Pattern, Operation>();
    String path = "";
    var current = new Operation("", new ArrayList<>(), new ArrayList<>());
    for (String line : Files.readAllLines(DOCUMENT)) {
      var pathLine = PATH.matcher(line);
      var method = METHOD.matcher(line);
      var status = STATUS.matcher(line);
      if (pathLine.matches()) {
        path = pathLine.group(1);
      } else if (method.matches()) {
        String name = method.group(1).toUpperCase(Locale.ROOT) + " " + path;
        current = new Operation(name, new ArrayList<>(), new ArrayList<>());
        operations.put(
            Pattern.compile(name.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+")), current);
      } else if (line.contains("parameters/IdempotencyKey\"}]")) {
        current.keys().add(line);
      } else if (status.matches()) {
        current.statuses().add(Integer.parseInt(status.group(1)));
      }
    }
    return operations;
  }

  private record Operation(String name, List<Integer> statuses, List<String> keys) {
    boolean isKeyed() {
      return !keys.isEmpty();
    }
  }
}
