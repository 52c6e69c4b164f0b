package sealbag.uploaders.axon;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.http.Reply;
import tools.jackson.databind.JsonNode;

/// Finds the user of the service that an officer is. The officer owns the evidence; the agent that
/// uploads it is the service's API client.
record Owners(Api api) {
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 200;

  /// Returns the badge number of the one user with this address or badge number. Two are none: the
  /// owner is not guessed. A service that does not show its users has none.
  Optional<String> badge(String officer) throws DeliveryException, InterruptedException {
    Optional<String> found = Optional.empty();
    for (int page = 0; page < MOST_PAGES; page++) {
      URI address =
          api.address(
              api.settings().paths().users(),
              "users?limit=%d&offset=%d".formatted(PAGE, page * PAGE));
      Reply reply = api.get(address, "look the owner up", Set.of(200, 403, 404));
      if (reply.status() != 200) {
        return Optional.empty();
      }
      JsonNode users = reply.json().path("data");
      for (JsonNode user : users) {
        Optional<String> badge = match(user.path("attributes"), officer);
        if (badge.isPresent() && found.isPresent() && !badge.equals(found)) {
          return Optional.empty();
        }
        found = badge.isPresent() ? badge : found;
      }
      if (users.size() < PAGE) {
        return found;
      }
    }
    return found;
  }

  private static Optional<String> match(JsonNode user, String officer) {
    String badge = user.path("badgeNumber").asString("");
    if (officer.isBlank()) {
      return Optional.empty();
    }
    boolean same =
        badge.equalsIgnoreCase(officer)
            || user.path("email").asString("").equalsIgnoreCase(officer);
    return same && !badge.isBlank() ? Optional.of(badge) : Optional.empty();
  }
}
