package sealbag.uploaders.axon;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Altered;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.http.Reply;
import tools.jackson.databind.JsonNode;

/// Asks the service what it holds and compares it with what was sealed.
record ReadBack(Api api, Notes notes) {
  private static final int MOST_LOOKS = 6;

  Receipt of(Parcel parcel, String evidenceId) throws DeliveryException, InterruptedException {
    String path = "evidence/" + evidenceId;
    URI address = address(path);
    Reply reply = api.get(address, "read the evidence back", Set.of(200, 404));
    if (reply.status() == 404) {
      throw notThere(parcel, evidenceId);
    }
    JsonNode file = file(reply.json(), parcel);
    JsonNode attributes = file.path("attributes");
    Fingerprint held = isStated(attributes) ? stated(attributes) : downloaded(path, file, parcel);
    if (!held.equals(parcel.fingerprint())) {
      throw new Altered(
          ("What the upload service holds as evidence %s is not what was sealed as %s. "
                  + "Tell the people who run it; the sealed package here is unchanged.")
              .formatted(evidenceId, parcel.fileName()));
    }
    return new Receipt(address, evidenceId, held.sha256(), held.sizeBytes());
  }

  /// What was accepted just now may not show yet; for ever it may not.
  private DeliveryException notThere(Parcel parcel, String evidenceId) {
    String said =
        "The upload service accepted %s as evidence %s and does not show it (404)."
            .formatted(parcel.fileName(), evidenceId);
    return notes.count("looks") % MOST_LOOKS == 0
        ? new Refused(
            "%s That has now happened %d times. Ask the people who run it where it is, then retry: nothing is sent again."
                .formatted(said, MOST_LOOKS))
        : new Unavailable(said + " It is looked for again later.");
  }

  private static boolean isStated(JsonNode attributes) {
    String algorithm = attributes.path("checksumAlg").asString("").replaceAll("[-_]", "");
    return algorithm.equalsIgnoreCase("SHA256")
        && attributes.path("checksum").asString("").matches("[0-9A-Fa-f]{64}");
  }

  private static Fingerprint stated(JsonNode attributes) throws Refused {
    return new Fingerprint(
        Answer.text(attributes, "/checksum").toLowerCase(Locale.ROOT),
        Answer.number(attributes, "/size"));
  }

  /// Where the service states no SHA-256, its bytes are read and hashed here.
  private Fingerprint downloaded(String path, JsonNode file, Parcel parcel)
      throws DeliveryException, InterruptedException {
    String fileId = ServiceId.require("file id", Answer.text(file, "/id"));
    URI address = address(path + "/files/" + fileId);
    Optional<Fingerprint> held =
        api.fingerprint(address, "read the bytes back", parcel.sizeBytes());
    return held.orElseThrow(
        () ->
            new Unavailable(
                ("The upload service states no SHA-256 for %s and does not give its bytes, so the"
                        + " delivery is not proven. It is asked again later.")
                    .formatted(parcel.fileName())));
  }

  private URI address(String path) {
    return api.address(api.settings().paths().evidence(), path);
  }

  private static JsonNode file(JsonNode evidence, Parcel parcel) throws Altered {
    for (JsonNode file : evidence.at("/data/relationships/files/data")) {
      if (file.at("/attributes/fileName").asString("").equals(parcel.fileName())) {
        return file;
      }
    }
    throw new Altered(
        ("The upload service accepted %s but does not list it in the evidence. "
                + "Tell the people who run it.")
            .formatted(parcel.fileName()));
  }
}
