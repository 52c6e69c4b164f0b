package sealbag.uploaders.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.http.OpenApiDocument;

/// What the client asks and the stand-in answers stands in the OpenAPI document: paths, methods,
/// statuses, and the key of each call that changes something.
class AxonOpenApiTest extends AxonService {
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

    var seen =
        OpenApiDocument.read("evidence-upload-1.yaml").check(endpoint.server().getAllServeEvents());

    assertThat(seen).hasSizeGreaterThanOrEqualTo(9);
  }
}
