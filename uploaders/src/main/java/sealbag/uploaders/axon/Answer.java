package sealbag.uploaders.axon;

import java.util.Optional;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import tools.jackson.databind.JsonNode;

/// Reads the fields of the service's answers that cannot be done without.
final class Answer {

  private Answer() {}

  static String text(JsonNode json, String pointer) throws Refused {
    Optional<String> value = json.at(pointer).asStringOpt();
    if (value.isEmpty() || value.get().isBlank()) {
      throw missing(pointer);
    }
    return value.get();
  }

  static long number(JsonNode json, String pointer) throws Refused {
    JsonNode value = json.at(pointer);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw missing(pointer);
    }
    return value.asLong();
  }

  private static Refused missing(String pointer) {
    return new Refused(
        "The upload service's answer lacks %s. Check that it speaks the profile evidence-upload/1."
            .formatted(pointer));
  }
}
