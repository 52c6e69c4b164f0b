package sealbag.uploaders.axon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Secret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// As many parts as S3 takes, of a byte each: no real store takes parts so small.
class AxonManyPartsTest {
  private static final int MOST = 10_000;

  @TempDir private Path packages;
  private final byte[] received = new byte[MOST + 1];
  private final BitSet parts = new BitSet();
  private int twice;
  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", this::answer);
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + service.getAddress().getPort());
  }

  @Test
  void tenThousandPartsArriveEachOnceAndInTheirPlaces() throws Exception {
    Parcel parcel = parcel(MOST);

    try (var uploader = uploader()) {
      assertThat(uploader.deliver(parcel, new MemoryJournal()).sha256()).isEqualTo(parcel.sha256());
    }

    assertThat(parts.cardinality()).isEqualTo(MOST);
    assertThat(twice).isZero();
  }

  @Test
  void onePartMoreIsRefusedBeforeTheFirstByte() throws Exception {
    Parcel parcel = parcel(MOST + 1);

    try (var uploader = uploader()) {
      assertThatThrownBy(() -> uploader.deliver(parcel, new MemoryJournal()))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("parts");
    }

    assertThat(parts.cardinality()).isZero();
  }

  private Parcel parcel(int sizeBytes) throws IOException {
    byte[] bytes = new byte[sizeBytes];
    new Random(sizeBytes).nextBytes(bytes);
    return Parcels.seal(packages, "SB-2026-000001", bytes);
  }

  private AxonUploader uploader() {
    return new AxonUploader(new AxonUploader.Settings(base(), "agency", "client", new Secret("s")));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      exchange.getResponseHeaders().add("ETag", "\"e\"");
      byte[] reply = reply(call, body).getBytes(UTF_8);
      int status = call.endsWith("evidence-uploads") ? 201 : 200;
      exchange.sendResponseHeaders(status, reply.length == 0 ? -1 : reply.length);
      exchange.getResponseBody().write(reply);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private String reply(String call, byte[] body) {
    if (call.startsWith("PUT /part/")) {
      int number = Integer.parseInt(call.substring("PUT /part/".length()));
      twice += parts.get(number) ? 1 : 0;
      parts.set(number);
      received[number - 1] = body[0];
      return "";
    }
    return switch (call.substring(call.lastIndexOf('/') + 1)) {
      case "token" -> "{\"access_token\":\"t\"}";
      case "users" -> "{\"data\":[]}";
      case "part-urls" -> links(JsonMapper.shared().readTree(body).path("parts"));
      case "complete" -> "{\"data\":{\"attributes\":{\"evidenceId\":\"e1\"}}}";
      case "e1" -> evidence();
      default -> opened(JsonMapper.shared().readTree(body));
    };
  }

  private static String opened(JsonNode asked) {
    return """
    {"data":{"id":"u1","attributes":{"status":"awaiting-upload","files":[
    {"fileId":"f1","mode":"multipart","partSize":1,"partCount":%d}]}}}
    """
        .formatted(asked.at("/data/attributes/totalBytes").asLong());
  }

  private String links(JsonNode wanted) {
    ArrayNode links = JsonMapper.shared().createArrayNode();
    for (JsonNode part : wanted) {
      int number = part.path("n").asInt();
      links.addObject().put("n", number).put("url", base() + "/part/" + number);
    }
    return links.toString();
  }

  private String evidence() {
    byte[] whole = Arrays.copyOf(received, MOST);
    return """
    {"data":{"relationships":{"files":{"data":[{"id":"f1","attributes":{"fileName":"SB-2026-000001.zip",
    "checksumAlg":"SHA-256","checksum":"%s","size":%d}}]}}}}
    """
        .formatted(Fingerprint.of(whole).sha256(), MOST);
  }
}
