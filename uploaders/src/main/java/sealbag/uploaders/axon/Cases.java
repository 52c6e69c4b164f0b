package sealbag.uploaders.axon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.Set;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.http.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Links evidence to the one case whose title is the reference. The evidence is safe already: where
/// there is no such case, or there are two, or the service does not do it, it stays unlinked, the
/// journal says so, and a person is told.
record Cases(Api api, Notes notes) {
  private static final String STEP = "case";
  private static final String NONE = "none";
  private static final String NO = "no";
  private static final Set<Integer> GOOD = Set.of(200, 201, 204);
  private static final int MOST_TRIES = 6;

  /// @return what is left for a person; empty where nothing is
  /// @throws Unavailable when the service is away, a few times at most
  Optional<String> link(Parcel parcel, String evidenceId)
      throws DeliveryException, InterruptedException {
    Optional<String> reference = parcel.label().reference();
    if (reference.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> known = notes.read(STEP);
    String end = known.isPresent() ? known.get() : end(reference.get(), evidenceId);
    if (known.isEmpty()) {
      notes.write(STEP, end);
    }
    return switch (end) {
      case NONE ->
          Optional.of("It is not linked to a case: no one case has its reference as title.");
      case NO ->
          Optional.of(
              "It is not linked to its case: the evidence service did not do it. Link it by hand.");
      default -> Optional.empty();
    };
  }

  private String end(String reference, String evidenceId)
      throws DeliveryException, InterruptedException {
    try {
      return linked(reference, evidenceId);
    } catch (Unavailable e) {
      if (notes.count("case-tries") < MOST_TRIES) {
        throw e;
      }
      return NO;
    } catch (DeliveryException _) {
      return NO;
    }
  }

  private String linked(String reference, String evidenceId)
      throws DeliveryException, InterruptedException {
    Optional<String> caseId = find(reference);
    if (caseId.isEmpty()) {
      return NONE;
    }
    URI address = address("cases/" + caseId.get() + "/relationships/evidence");
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.putArray("data").addObject().put("type", "evidence").put("id", evidenceId);
    String key = notes.key(STEP, address, Optional.of(body));
    api.change(
        new Api.Change(address, Optional.of(body), key, "link the evidence to its case"), GOOD);
    return "linked " + caseId.get();
  }

  private Optional<String> find(String reference) throws DeliveryException, InterruptedException {
    URI address = address("cases?caseTitle=" + URLEncoder.encode(reference, UTF_8));
    Reply reply = api.get(address, "look the case up", Set.of(200, 404));
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
