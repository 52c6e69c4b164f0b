package sealbag.ingest.ledger;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.delivery.Slices;
import sealbag.uploaders.records.StubReceipt;
import tools.jackson.databind.node.ObjectNode;

/// How parcels and receipts are stored. Of the package only its name is: the home may move.
record ParcelJson(Path packagesFolder) {

  ObjectNode write(Parcel parcel) {
    ObjectNode object =
        Fields.object()
            .put("number", parcel.number())
            .put("file", String.valueOf(parcel.file().getFileName()))
            .put("sha256", parcel.sha256())
            .put("sizeBytes", parcel.sizeBytes())
            .put("manifestSha256", parcel.manifestSha256());
    object.set("label", write(parcel.label()));
    parcel.slices().ifPresent(slices -> object.set("slices", write(slices)));
    return object;
  }

  Parcel read(Fields fields) {
    return new Parcel(
        fields.text("number"),
        packagesFolder.resolve(fields.text("file")),
        fields.text("sha256"),
        fields.number("sizeBytes"),
        fields.text("manifestSha256"),
        label(fields.child("label")),
        fields.has("slices") ? Optional.of(slices(fields.child("slices"))) : Optional.empty());
  }

  private static ObjectNode write(Slices slices) {
    ObjectNode object = Fields.object().put("sizeBytes", slices.sizeBytes());
    Fields.putList(object, "sha256", slices.sha256());
    return object;
  }

  private static Slices slices(Fields fields) {
    return new Slices(fields.number("sizeBytes"), fields.texts("sha256"));
  }

  private static ObjectNode write(Parcel.Label label) {
    ObjectNode object = Fields.object().put("title", label.title());
    Fields.putIfPresent(object, "reference", label.reference());
    Fields.putIfPresent(object, "exhibit", label.exhibit());
    Fields.putIfPresent(object, "officer", label.officer());
    Fields.putIfPresent(object, "recordedOn", label.recordedOn().map(LocalDateTime::toString));
    return object.put("receivedAt", label.receivedAt().toString());
  }

  private static Parcel.Label label(Fields fields) {
    return new Parcel.Label(
        fields.text("title"),
        fields.optional("reference"),
        fields.optional("exhibit"),
        fields.optional("officer"),
        fields.instant("receivedAt"),
        fields.optional("recordedOn").map(LocalDateTime::parse));
  }

  static ObjectNode write(Receipt receipt) {
    return Fields.object()
        .put("destination", receipt.destination().toString())
        .put("evidenceId", receipt.evidenceId())
        .put("sha256", receipt.sha256())
        .put("sizeBytes", receipt.sizeBytes());
  }

  static Receipt receipt(Fields fields) {
    return new Receipt(
        URI.create(fields.text("destination")),
        fields.text("evidenceId"),
        fields.text("sha256"),
        fields.number("sizeBytes"));
  }

  static ObjectNode write(StubReceipt stub) {
    return Fields.object().put("place", stub.place().toString()).put("stubId", stub.stubId());
  }

  static StubReceipt stub(Fields fields) {
    return new StubReceipt(URI.create(fields.text("place")), fields.text("stubId"));
  }
}
