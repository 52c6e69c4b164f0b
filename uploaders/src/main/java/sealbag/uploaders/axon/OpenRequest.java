package sealbag.uploaders.axon;

import java.util.ArrayList;
import sealbag.uploaders.delivery.Parcel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The body that opens an upload. The same parcel gives the same bytes on every attempt.
final class OpenRequest {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_EXTERNAL_ID = 75;

  private OpenRequest() {}

  static JsonNode body(Parcel parcel, AxonUploader.Settings settings) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    ObjectNode data = body.putObject("data").put("type", "evidence-upload");
    ObjectNode attributes = data.putObject("attributes");
    attributes.put("externalId", externalId(parcel));
    attributes.put("title", title(parcel, settings));
    attributes.put("description", description(parcel));
    settings.categories().forEach(attributes.putArray("categories")::add);
    attributes.putArray("tags").add("whatsapp-export");
    attributes.put("receivedOn", parcel.label().receivedAt().toString());
    attributes.put("protectiveMarking", settings.protectiveMarking());
    attributes.put("packageSha256", parcel.sha256());
    attributes.put("manifestSha256", parcel.manifestSha256());
    attributes.put("totalBytes", parcel.sizeBytes());
    file(attributes.putArray("files").addObject(), parcel);
    return body;
  }

  private static void file(ObjectNode file, Parcel parcel) {
    file.put("clientFileId", "f0001");
    file.put("path", parcel.fileName());
    file.put("fileName", parcel.fileName());
    file.put("contentType", "application/zip");
    file.put("size", parcel.sizeBytes());
    file.put("sha256", parcel.sha256());
  }

  /// A reference that is too long is not cut: the description has it whole.
  private static String externalId(Parcel parcel) {
    return parcel
        .label()
        .reference()
        .filter(reference -> reference.length() <= LONGEST_EXTERNAL_ID)
        .orElse(parcel.number());
  }

  private static String title(Parcel parcel, AxonUploader.Settings settings) {
    String label = parcel.label().title();
    String title = label.isBlank() ? settings.title() + " " + parcel.number() : label;
    if (title.length() <= LONGEST_TITLE) {
      return title;
    }
    int end = Character.isHighSurrogate(title.charAt(LONGEST_TITLE - 2)) ? 2 : 1;
    return title.substring(0, LONGEST_TITLE - end) + "…";
  }

  private static String description(Parcel parcel) {
    var words = new ArrayList<String>();
    words.add("Sealed package " + parcel.number());
    parcel.label().reference().ifPresent(reference -> words.add("reference " + reference));
    parcel.label().exhibit().ifPresent(exhibit -> words.add("exhibit " + exhibit));
    parcel.label().officer().ifPresent(officer -> words.add("sent by " + officer));
    return String.join("; ", words);
  }
}
