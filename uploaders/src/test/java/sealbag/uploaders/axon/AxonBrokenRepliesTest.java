package sealbag.uploaders.axon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;

/// Replies that break off, at each call of a delivery. The next attempt makes the same call, under
/// the same key, and the end is that of an undisturbed delivery.
class AxonBrokenRepliesTest extends AxonService {
  private static final String[] CALLS = {
    "/api/oauth2/token",
    ".*/users\\?.*",
    ".*/evidence-uploads",
    ".*/part-urls",
    ".*/files/[^/]*/complete",
    ".*/evidence-uploads/[^/]*/complete",
    ".*/evidence/[^/]*"
  };

  static Stream<Arguments> replies() {
    return Stream.of(CALLS)
        .flatMap(
            call ->
                Stream.concat(
                    Stream.of(Fault.values())
                        .map(
                            fault ->
                                Arguments.of(call, fault.name(), aResponse().withFault(fault))),
                    Stream.of(
                        Arguments.of(call, "EMPTY", aResponse()),
                        Arguments.of(call, "CUT", aResponse().withBody("{\"data\":{\"id\":\"e")),
                        Arguments.of(call, "PAGE", aResponse().withBody("<html>proxy</html>")),
                        Arguments.of(call, "AWAY", aResponse().withStatus(503)))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("replies")
  void aReplyThatBreaksIsAskedForAgainUnderTheSameKey(
      String call, String how, ResponseDefinitionBuilder reply) throws Exception {
    Parcel parcel = parcel(10);
    var journal = new MemoryJournal();
    endpoint.server().stubFor(any(urlMatching(call)).willReturn(reply));

    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .as(how)
        .isInstanceOf(Unavailable.class);
    endpoint.recover();
    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));

    var keys = new TreeSet<String>();
    int seen = 0;
    for (LoggedRequest request : endpoint.server().findAll(anyRequestedFor(urlMatching(call)))) {
      if (request.containsHeader("Idempotency-Key")) {
        keys.add(request.getHeader("Idempotency-Key"));
        seen++;
      }
    }
    assertThat(keys).hasSize(seen > 0 ? 1 : 0);
  }
}
