package sealbag.uploaders.axon;

import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.Parcel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An upload that the service opened for one parcel, and how it wants the file cut.
record Session(String uploadId, String fileId, long partSizeBytes, int partCount) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST_PARTS = 10_000; // S3

  static Session opened(JsonNode reply, Parcel parcel) throws Refused {
    String uploadId = ServiceId.require("upload id", Answer.text(reply, "/data/id"));
    JsonNode file = reply.at("/data/attributes/files/0");
    String fileId = ServiceId.require("file id", Answer.text(file, "/fileId"));
    return switch (Answer.text(file, "/mode")) {
      case "single" -> new Session(uploadId, fileId, parcel.sizeBytes(), 1);
      case "multipart" -> {
        long count = Answer.number(file, "/partCount");
        yield inParts(uploadId, fileId, Answer.number(file, "/partSize"), count, parcel);
      }
      default ->
          throw new Refused(
              "The upload service offers no way to send the bytes that is known here.");
    };
  }

  private static Session inParts(
      String uploadId, String fileId, long sizeBytes, long count, Parcel parcel) throws Refused {
    boolean covers =
        sizeBytes > 0
            && count > 0
            && count <= MOST_PARTS
            && count == Math.ceilDiv(parcel.sizeBytes(), sizeBytes);
    if (!covers) {
      throw new Refused(
          "The upload service wants %s cut into parts that do not add up to its size."
              .formatted(parcel.fileName()));
    }
    return new Session(uploadId, fileId, sizeBytes, (int) count);
  }

  /// As kept in the journal.
  String text() {
    return JSON.writeValueAsString(this);
  }

  static Session of(String text) {
    return JSON.readValue(text, Session.class);
  }

  String path() {
    return "evidence-uploads/" + uploadId;
  }

  String filePath() {
    return path() + "/files/" + fileId;
  }
}
