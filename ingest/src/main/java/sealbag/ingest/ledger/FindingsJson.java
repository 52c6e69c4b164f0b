package sealbag.ingest.ledger;

import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How findings are stored.
final class FindingsJson {
  private FindingsJson() {}

  static ObjectNode write(Findings findings) {
    ObjectNode object = Fields.object();
    object.set("export", OriginalJson.write(findings.export()));
    ArrayNode chats = object.putArray("chats");
    findings.chats().forEach(chat -> chats.add(write(chat)));
    Fields.putList(object, "flags", findings.flags());
    object.put("attachmentBytes", findings.attachmentBytes());
    object.set("lookUps", write(findings.lookUps()));
    object.put("restricted", findings.restricted());
    ArrayNode related = object.putArray("related");
    findings.related().forEach(one -> related.add(write(one)));
    return object.put("sealedAt", findings.sealedAt().toString());
  }

  static Findings read(Fields fields) {
    return new Findings(
        OriginalJson.export(fields.child("export")),
        fields.list("chats").stream().map(FindingsJson::chat).toList(),
        Set.copyOf(fields.texts("flags")),
        fields.number("attachmentBytes"),
        fields.has("lookUps") ? lookUps(fields.child("lookUps")) : LookUps.none(),
        fields.optionalFlag("restricted"),
        fields.list("related").stream().map(FindingsJson::related).toList(),
        Instant.parse(fields.text("sealedAt")));
  }

  private static ObjectNode write(Related related) {
    ObjectNode object =
        Fields.object()
            .put("number", related.number())
            .put("how", related.how().name())
            .put("addedRecords", related.addedRecords());
    Fields.putList(object, "supplied", related.supplied());
    object.set(
        "same",
        Fields.object()
            .put("records", related.same().records())
            .put("bytes", related.same().bytes()));
    return object;
  }

  private static Related.Same same(Fields fields) {
    return new Related.Same(fields.number("records"), fields.number("bytes"));
  }

  private static Related related(Fields fields) {
    return new Related(
        fields.text("number"),
        Related.How.valueOf(fields.text("how")),
        fields.has("same") ? same(fields.child("same")) : Related.Same.unknown(),
        fields.number("addedRecords"),
        fields.texts("supplied"));
  }

  private static ObjectNode write(LookUps lookUps) {
    return Fields.object()
        .put("malware", lookUps.malware())
        .put("malwareReason", lookUps.malwareReason())
        .put("knownHashes", lookUps.knownHashes())
        .put("knownHashesReason", lookUps.knownHashesReason());
  }

  private static LookUps lookUps(Fields fields) {
    return new LookUps(
        fields.text("malware"),
        fields.text("malwareReason"),
        fields.text("knownHashes"),
        fields.text("knownHashesReason"));
  }

  private static ObjectNode write(ChatSummary chat) {
    ObjectNode object = Fields.object().put("name", chat.name()).put("records", chat.records());
    Fields.putIfPresent(object, "firstTimestamp", chat.firstTimestamp());
    Fields.putIfPresent(object, "lastTimestamp", chat.lastTimestamp());
    object.put("dateOrder", chat.dateOrder());
    object.put("dateOrderCertainty", chat.dateOrderCertainty());
    object.put("dateOrderProof", chat.dateOrderProof());
    Fields.putList(object, "labels", chat.labels());
    object.put("present", chat.present());
    object.put("missing", chat.missing());
    object.put("unreferenced", chat.unreferenced());
    object.set("detail", write(chat.detail()));
    return object;
  }

  private static ObjectNode write(ChatSummary.Detail detail) {
    ObjectNode object =
        Fields.object()
            .put("platform", detail.platform())
            .put("text", detail.text().hex())
            .put("textBytes", detail.textBytes())
            .put("omitted", detail.omitted());
    Fields.putIfPresent(object, "lossFrom", detail.lossFrom());
    Fields.putList(object, "missingNames", detail.missingNames());
    return object;
  }

  private static ChatSummary.Detail detail(Fields fields) {
    return new ChatSummary.Detail(
        fields.text("platform"),
        fields.sha256("text"),
        fields.number("textBytes"),
        fields.number("omitted"),
        fields.optional("lossFrom"),
        fields.texts("missingNames"));
  }

  private static ChatSummary chat(Fields fields) {
    return new ChatSummary(
        fields.text("name"),
        fields.number("records"),
        fields.optional("firstTimestamp"),
        fields.optional("lastTimestamp"),
        fields.text("dateOrder"),
        fields.text("dateOrderCertainty"),
        fields.text("dateOrderProof"),
        fields.texts("labels"),
        fields.count("present"),
        fields.count("missing"),
        fields.count("unreferenced"),
        fields.has("detail") ? detail(fields.child("detail")) : ChatSummary.Detail.none());
  }
}
