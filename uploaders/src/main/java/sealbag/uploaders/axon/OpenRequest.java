package sealbag.uploaders.axon;

import java.util.ArrayList;
import java.util.Optional;
import sealbag.uploaders.delivery.Parcel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What opens an upload. The same parcel gives the same bytes on every attempt.
record OpenRequest(Parcel parcel, AxonUploader.Words words) {

  /// @param badge of the owner; empty: the service's own user stays owner
  JsonNode body(Optional<String> badge) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    ObjectNode data = body.putObject("data").put("type", "evidence-upload");
    ObjectNode attributes = data.putObject("attributes");
    attributes.put("externalId", externalId());
    attributes.put("title", title());
    attributes.put("description", description());
    words.categories().forEach(attributes.putArray("categories")::add);
    words.tags().forEach(attributes.putArray("tags")::add);
    badge.ifPresent(owner -> attributes.putObject("owner").put("badgeNumber", owner));
    attributes.put("receivedOn", parcel.label().receivedAt().toString());
    attributes.put("protectiveMarking", words.protectiveMarking());
    attributes.put("packageSha256", parcel.sha256());
    attributes.put("manifestSha256", parcel.manifestSha256());
    attributes.put("totalBytes", parcel.sizeBytes());
    file(attributes.putArray("files").addObject());
    return body;
  }

  private void file(ObjectNode file) {
    file.put("clientFileId", "f0001");
    file.put("path", parcel.fileName());
    file.put("fileName", parcel.fileName());
    file.put("contentType", "application/zip");
    file.put("size", parcel.sizeBytes());
    file.put("sha256", parcel.sha256());
    parcel.slices().ifPresent(slices -> file.put("preferredPartSize", slices.sizeBytes()));
  }

  String externalId() {
    return parcel.label().reference().orElse(parcel.number());
  }

  String title() {
    String label = parcel.label().title();
    return label.isBlank() ? words.title() + " " + parcel.number() : label;
  }

  String description() {
    var parts = new ArrayList<String>();
    parts.add("Sealed package " + parcel.number());
    parcel.label().reference().ifPresent(reference -> parts.add("reference " + reference));
    parcel.label().exhibit().ifPresent(exhibit -> parts.add("exhibit " + exhibit));
    parcel.label().officer().ifPresent(officer -> parts.add("sent by " + officer));
    return String.join("; ", parts);
  }
}
