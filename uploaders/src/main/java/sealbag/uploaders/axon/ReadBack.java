package sealbag.uploaders.axon;

import java.util.Locale;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Altered;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;
import tools.jackson.databind.JsonNode;

/// Asks the service what it holds and compares it with what was sealed.
record ReadBack(Api api) {

  Receipt of(Parcel parcel, String evidenceId) throws DeliveryException, InterruptedException {
    String path = "evidence/" + evidenceId;
    JsonNode file = file(api.get(path, "read the evidence back").json(), parcel);
    if (!file.path("checksumAlg").asString("").replaceAll("[-_]", "").equalsIgnoreCase("SHA256")) {
      throw new Refused(
          ("The upload service states no SHA-256 for %s, so the delivery is not proven. "
                  + "Compare it by hand.")
              .formatted(parcel.fileName()));
    }
    String sha256 = Answer.text(file, "/checksum").toLowerCase(Locale.ROOT);
    long sizeBytes = Answer.number(file, "/size");
    if (!sha256.equals(parcel.sha256()) || sizeBytes != parcel.sizeBytes()) {
      throw new Altered(
          ("What the upload service holds as evidence %s is not what was sealed as %s. "
                  + "Tell the people who run it; the sealed package here is unchanged.")
              .formatted(evidenceId, parcel.fileName()));
    }
    return new Receipt(api.address(path), evidenceId, sha256, sizeBytes);
  }

  private static JsonNode file(JsonNode evidence, Parcel parcel) throws Altered {
    for (JsonNode file : evidence.at("/data/relationships/files/data")) {
      JsonNode attributes = file.path("attributes");
      if (attributes.path("fileName").asString("").equals(parcel.fileName())) {
        return attributes;
      }
    }
    throw new Altered(
        ("The upload service accepted %s but does not list it in the evidence. "
                + "Tell the people who run it.")
            .formatted(parcel.fileName()));
  }
}
