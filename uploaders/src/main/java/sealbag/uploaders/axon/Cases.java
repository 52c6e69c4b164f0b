package sealbag.uploaders.axon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.Set;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.http.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Links evidence to the one case whose title is the reference. The evidence is safe already: where
/// there is no such case, or there are two, or the service says no, it stays unlinked and the
/// journal says so.
record Cases(Api api, Notes notes) {
  private static final String STEP = "case";
  private static final Set<Integer> SAYS_NO = Set.of(403, 404, 409, 422);

  void link(Parcel parcel, String evidenceId) throws DeliveryException, InterruptedException {
    Optional<String> reference = parcel.label().reference();
    if (reference.isEmpty() || notes.read(STEP).isPresent()) {
      return;
    }
    Optional<String> caseId = find(reference.get());
    if (caseId.isEmpty()) {
      notes.write(STEP, "none");
      return;
    }
    URI address = address("cases/" + caseId.get() + "/relationships/evidence");
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.putArray("data").addObject().put("type", "evidence").put("id", evidenceId);
    String key = notes.key(STEP, address, Optional.of(body));
    var change = new Api.Change(address, Optional.of(body), key, "link the evidence to its case");
    Reply reply = api.change(change, Set.of(200, 201, 204, 403, 404, 409, 422));
    notes.write(STEP, SAYS_NO.contains(reply.status()) ? "no" : "linked " + caseId.get());
  }

  private Optional<String> find(String reference) throws DeliveryException, InterruptedException {
    URI address = address("cases?caseTitle=" + URLEncoder.encode(reference, UTF_8));
    Reply reply = api.get(address, "look the case up", Set.of(200, 403, 404));
    if (reply.status() != 200) {
      return Optional.empty();
    }
    Optional<String> found = Optional.empty();
    for (JsonNode one : reply.json().path("data")) {
      if (one.at("/attributes/title").asString("").equals(reference)) {
        if (found.isPresent()) {
          return Optional.empty();
        }
        found = Optional.of(ServiceId.require("case id", Answer.text(one, "/id")));
      }
    }
    return found;
  }

  private URI address(String path) {
    return api.address(api.settings().paths().cases(), path);
  }
}
