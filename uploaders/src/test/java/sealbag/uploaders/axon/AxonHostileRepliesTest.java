package sealbag.uploaders.axon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Secret;
import sealbag.uploaders.http.Patience;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Services that lie in any one field of any reply. Whatever they say, a delivery ends in one of
/// its own ways, and only the right hash is a success.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AxonHostileRepliesTest {
  private static final byte[] BYTES = "sealed".getBytes(UTF_8);
  private static final String SECRET = "open-sesame";
  private static final String[] LIES = {
    "null",
    "-1",
    "0",
    "1.5",
    "1e400",
    "9223372036854775808",
    "[]",
    "{}",
    "\"\"",
    "\"../../../etc/passwd\"",
    "\"a\\r\\nX-Evil: yes\"",
    "\"\\u0000\\u202e\\ud83d\"",
    "\"https://user:word@elsewhere.example/\""
  };

  @TempDir private static Path packages;
  private final WireMockServer service =
      new WireMockServer(
          WireMockConfiguration.options()
              .bindAddress("127.0.0.1")
              .dynamicPort()
              .disableRequestJournal());
  private final AtomicLong clock = new AtomicLong();
  private AxonUploader uploader;
  private Parcel parcel;

  @BeforeAll
  void start() throws Exception {
    service.start();
    parcel = Parcels.seal(packages, "SB-2026-000001", BYTES);
    var settings =
        new AxonUploader.Settings(
            URI.create(service.baseUrl()), "agency", "client", new Secret(SECRET));
    uploader = new AxonUploader(settings, clock::get, Patience.USUAL);
  }

  @AfterAll
  void stop() {
    uploader.close();
    service.stop();
  }

  private Map<String, String> replies() {
    var replies = new LinkedHashMap<String, String>();
    replies.put("/api/oauth2/token", "{\"access_token\":\"t\",\"expires_in\":60}");
    replies.put(
        ".*/users\\?.*",
        "{\"data\":[{\"attributes\":{\"badgeNumber\":\"1\",\"email\":\"officer@force.example\"}}]}");
    replies.put(
        ".*/evidence-uploads",
        """
        {"data":{"id":"u1","attributes":{"status":"awaiting-upload","files":[{"fileId":"f1",
        "mode":"multipart","partSize":6,"partCount":1,"status":"awaiting-upload",
        "receivedParts":[{"n":1,"etag":"x","size":6}]}]}}}
        """);
    replies.put(
        ".*/part-urls",
        "[{\"n\":1,\"method\":\"PUT\",\"headers\":{\"x-h\":\"v\"},\"url\":\"%s/store\"}]"
            .formatted(service.baseUrl()));
    replies.put(".*/files/[^/]*/complete", "{\"data\":{}}");
    replies.put(
        ".*/evidence-uploads/[^/]*/complete",
        "{\"data\":{\"attributes\":{\"evidenceId\":\"e1\"}}}");
    replies.put(
        ".*/evidence/[^/]*",
        """
        {"data":{"relationships":{"files":{"data":[{"id":"f1","attributes":{"size":6,
        "fileName":"SB-2026-000001.zip","checksumAlg":"SHA-256","checksum":"%s"}}]}}}}
        """
            .formatted(parcel.sha256()));
    return replies;
  }

  private void answerWith(Map<String, String> replies) {
    service.resetAll();
    service.stubFor(any(anyUrl()).willReturn(aResponse().withHeader("ETag", "\"e\"")));
    replies.forEach(
        (call, json) ->
            service.stubFor(
                any(urlMatching(call))
                    .willReturn(
                        okJson(json).withStatus(call.endsWith("evidence-uploads") ? 201 : 200))));
  }

  private @Nullable Throwable failure() {
    clock.addAndGet(Duration.ofDays(2).toNanos()); // each delivery signs in anew
    return catchThrowable(
        () ->
            assertThat(uploader.deliver(parcel, new MemoryJournal()).sha256())
                .isEqualTo(parcel.sha256()));
  }

  String[] calls() {
    return replies().keySet().toArray(String[]::new);
  }

  @Test
  void theTruthIsDelivered() {
    answerWith(replies());

    assertThat(failure()).isNull();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aLieInAnyFieldEndsInOneOfOurWays(String call) {
    JsonNode truth = JsonMapper.shared().readTree(replies().get(call));
    var ends = new TreeSet<String>();
    for (String pointer : pointers(truth, "")) {
      for (String lie : LIES) {
        var replies = replies();
        replies.put(call, with(truth.deepCopy(), pointer, lie).toString());
        answerWith(replies);

        Throwable failure = failure();

        if (failure != null) {
          assertThat(failure).as("%s = %s", pointer, lie).isInstanceOf(DeliveryException.class);
          assertThat(failure.getMessage()).doesNotContain(SECRET, "\r", "\n", "\u0000", "\u202e");
          ends.add(failure.getClass().getSimpleName());
        }
      }
    }
    assertThat(ends.isEmpty())
        .as("%s", ends)
        .isEqualTo(call.equals(".*/users\\?.*") || call.contains("files/"));
  }

  private static Set<String> pointers(JsonNode node, String at) {
    var pointers = new TreeSet<String>();
    node.forEachEntry((name, value) -> pointers.addAll(pointers(value, at + "/" + name)));
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        pointers.addAll(pointers(array.get(i), at + "/" + i));
      }
    }
    if (!at.isEmpty()) {
      pointers.add(at);
    }
    return pointers;
  }

  private static JsonNode with(JsonNode root, String pointer, String lie) {
    int cut = pointer.lastIndexOf('/');
    JsonNode parent = root.at(pointer.substring(0, cut));
    JsonNode value = JsonMapper.shared().readTree(lie);
    String name = pointer.substring(cut + 1);
    if (parent instanceof ObjectNode object) {
      object.set(name, value);
    } else if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), value);
    }
    return root;
  }

  @ParameterizedTest
  @ValueSource(strings = {"deep", "long", "number", "names"})
  void aReplyThatIsABombIsNotWaitedFor(String bomb) {
    String body =
        switch (bomb) {
          case "deep" -> "[".repeat(500_000);
          case "long" -> "[" + " ".repeat(50 << 20) + "]";
          case "number" -> "{\"expires_in\":1" + "0".repeat(900_000) + "}";
          default -> "{\"" + "a".repeat(900_000) + "\":1}";
        };
    for (String call : calls()) {
      var replies = replies();
      replies.put(call, bomb.equals("long") && !call.contains("token") ? "[".repeat(3000) : body);
      answerWith(replies);

      assertThat(failure()).as(call).isInstanceOf(DeliveryException.class);
    }
  }
}
