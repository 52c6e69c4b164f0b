package sealbag.ingest.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.evidence.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of one stored JSON object. Fields that nobody asks for are passed over, so that a
/// later version may add some.
record Fields(JsonNode node) {
  // ASCII only: a file name may hold NUL or half a character, which PostgreSQL's text cannot.
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  static Fields parse(String json) {
    try {
      return new Fields(MAPPER.readTree(json));
    } catch (JacksonException e) {
      throw new IllegalStateException("a row of the ledger is not readable JSON", e);
    }
  }

  static String print(ObjectNode object) {
    return MAPPER.writeValueAsString(object);
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static void putIfPresent(ObjectNode object, String name, Optional<String> value) {
    value.ifPresent(text -> object.put(name, text));
  }

  static void putList(ObjectNode object, String name, Iterable<String> values) {
    ArrayNode array = object.putArray(name);
    values.forEach(array::add);
  }

  String text(String name) {
    return optional(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optional(String name) {
    return node.path(name).stringValueOpt();
  }

  long number(String name) {
    return node.path(name).asLongOpt().orElseThrow(() -> missing(name));
  }

  int count(String name) {
    return Math.toIntExact(number(name));
  }

  boolean flag(String name) {
    return node.path(name).booleanValueOpt().orElseThrow(() -> missing(name));
  }

  /// False where the field is not there.
  boolean optionalFlag(String name) {
    return node.path(name).booleanValueOpt().orElse(false);
  }

  Sha256 sha256(String name) {
    return new Sha256(text(name));
  }

  Instant instant(String name) {
    return Instant.parse(text(name));
  }

  boolean has(String name) {
    return node.path(name).isObject();
  }

  Fields child(String name) {
    if (!has(name)) {
      throw missing(name);
    }
    return new Fields(node.path(name));
  }

  List<Fields> list(String name) {
    return node.path(name).values().stream().map(Fields::new).toList();
  }

  List<String> texts(String name) {
    return node.path(name).values().stream().map(JsonNode::stringValue).toList();
  }

  private static IllegalStateException missing(String name) {
    return new IllegalStateException("a row of the ledger lacks the field " + name);
  }
}
