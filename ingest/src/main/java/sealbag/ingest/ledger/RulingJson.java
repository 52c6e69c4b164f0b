package sealbag.ingest.ledger;

import java.util.HashSet;
import java.util.List;
import sealbag.ingest.evidence.Sha256;
import tools.jackson.databind.node.ObjectNode;

/// How decisions about reading, and what they rest on, are stored. What an older version wrote
/// lacks some of it.
final class RulingJson {
  private RulingJson() {}

  static void put(ObjectNode object, Ruling ruling) {
    object.put("unparsed", ruling.unparsed()).put("salvaged", ruling.salvaged());
    ruling.chat().ifPresent(chat -> object.put("chat", chat.hex()));
    ruling.belongsTo().ifPresent(number -> object.put("belongsTo", number));
  }

  static Ruling ruling(Fields fields) {
    return new Ruling(
        fields.flag("unparsed"),
        fields.optionalFlag("salvaged"),
        fields.optional("chat").map(Sha256::new),
        fields.optional("belongsTo"));
  }

  static void put(ObjectNode object, Seen seen) {
    Fields.putList(object, "flags", List.copyOf(seen.flags()));
    Fields.putList(object, "chats", seen.chats().stream().map(Sha256::hex).toList());
  }

  static Seen seen(Fields fields) {
    return new Seen(
        new HashSet<>(fields.texts("flags")),
        fields.texts("chats").stream().map(Sha256::new).toList());
  }
}
