package sealbag.uploaders.axon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.http.BlackHole;
import sealbag.uploaders.http.Patience;

/// Services that take their time: each wait has an end, long before those of these services.
@Timeout(value = 40, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AxonPatienceTest extends AxonService {
  private static final Patience SHORT =
      new Patience(Duration.ofMillis(300), Duration.ofMillis(300));
  private static final int NEVER = (int) TimeUnit.MINUTES.toMillis(2);

  private static ResponseDefinitionBuilder dribbling() {
    return okJson(" ".repeat(2000) + "{}").withChunkedDribbleDelay(1000, NEVER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/oauth2/token",
        ".*/users\\?.*",
        ".*/evidence-uploads",
        ".*/part-urls",
        ".*/files/[^/]*/complete",
        ".*/evidence-uploads/[^/]*/complete",
        ".*/evidence/[^/]*"
      })
  void aReplyThatDribblesIsLeftAndTheNextAttemptDelivers(String call) throws Exception {
    isLeft(call, dribbling());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/oauth2/token", ".*/evidence-uploads/[^/]*/complete"})
  void aReplyThatDoesNotBeginIsLeftAndTheNextAttemptDelivers(String call) throws Exception {
    isLeft(call, aResponse().withFixedDelay(NEVER));
  }

  private void isLeft(String call, ResponseDefinitionBuilder reply) throws Exception {
    endpoint.server().stubFor(any(urlMatching(call)).willReturn(reply));
    isLeftAndDeliveredByTheNextAttempt();
  }

  private void isLeftAndDeliveredByTheNextAttempt() throws Exception {
    Parcel parcel = parcel(10);
    var journal = new MemoryJournal();

    try (var impatient = uploader(endpoint.base(), SHORT)) {
      assertThatThrownBy(() -> impatient.deliver(parcel, journal))
          .isInstanceOf(Unavailable.class)
          .hasMessageContainingAll(parcel.number(), "no whole answer");
    }

    endpoint.recover();
    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));
  }

  @Test
  void aStoreThatDribblesIsLeftAndTheNextAttemptDelivers() throws Exception {
    String link = "[{\"n\":1,\"headers\":{},\"url\":\"" + endpoint.base() + "/store\"}]";
    endpoint.server().stubFor(post(urlMatching(".*/part-urls")).willReturn(okJson(link)));
    endpoint
        .server()
        .stubFor(put(urlMatching("/store")).willReturn(dribbling().withHeader("ETag", "\"e\"")));

    isLeftAndDeliveredByTheNextAttempt();
  }

  @Test
  void aConnectionThatNobodyTakesIsLeft() throws Exception {
    Parcel parcel = parcel(10);
    var journal = new MemoryJournal();
    var slow = new Patience(Duration.ofMillis(300), Duration.ofMinutes(2));

    try (var hole = new BlackHole();
        var impatient = uploader(URI.create("http://127.0.0.1:" + hole.port()), slow)) {
      assertThatThrownBy(() -> impatient.deliver(parcel, journal))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("network lets this machine reach it");
    }

    assertThat(journal.read("axon.upload")).isEmpty();
    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));
  }
}
