package sealbag.ingest.ledger;

import java.nio.file.Path;
import java.util.Optional;
import sealbag.ingest.ledger.Progress.Closed;
import sealbag.ingest.ledger.Progress.Held;
import sealbag.ingest.ledger.Progress.Received;
import sealbag.ingest.ledger.Progress.Recorded;
import sealbag.ingest.ledger.Progress.Sealed;
import sealbag.ingest.ledger.Progress.Split;
import sealbag.ingest.ledger.Progress.Uploaded;
import tools.jackson.databind.node.ObjectNode;

/// How states are stored: `{"schema":1,"state":"sealed",…}`.
final class ProgressJson {
  private static final long SCHEMA = 1;

  private final ParcelJson parcels;

  ProgressJson(Path packagesFolder) {
    this.parcels = new ParcelJson(packagesFolder);
  }

  String write(Progress progress) {
    return Fields.print(node(progress).put("schema", SCHEMA));
  }

  Progress read(String json) {
    Fields fields = Fields.parse(json);
    if (fields.number("schema") > SCHEMA) {
      throw new IllegalStateException("a newer Sealbag wrote this ledger; use that version");
    }
    return progress(fields);
  }

  private ObjectNode node(Progress progress) {
    ObjectNode object = Fields.object().put("state", progress.word());
    switch (progress) {
      case Received(var original, var ruling) -> {
        RulingJson.put(object, ruling);
        object.set("original", OriginalJson.write(original));
      }
      case Sealed sealed -> put(object, sealed);
      case Uploaded uploaded -> put(object, uploaded);
      case Recorded(var findings, var parcel, var receipt, var stub) -> {
        put(object, new Sealed(findings, parcel));
        receipt.ifPresent(proof -> object.set("receipt", ParcelJson.write(proof)));
        object.set("stub", ParcelJson.write(stub));
      }
      case Split(var children, var mails) -> {
        Fields.putList(object, "children", children);
        mails.ifPresent(found -> object.set("mails", write(found)));
      }
      case Held(var reason, var sentence, var from, var seen) -> {
        object.put("reason", reason.name()).put("sentence", sentence);
        RulingJson.put(object, seen);
        object.set("from", node(from));
      }
      case Closed(var why, var sentence, var other) -> {
        object.put("why", why.name()).put("sentence", sentence);
        Fields.putIfPresent(object, "other", other);
      }
    }
    return object;
  }

  private void put(ObjectNode object, Sealed sealed) {
    object.set("findings", FindingsJson.write(sealed.findings()));
    object.set("parcel", parcels.write(sealed.parcel()));
  }

  private void put(ObjectNode object, Uploaded uploaded) {
    put(object, new Sealed(uploaded.findings(), uploaded.parcel()));
    object.set("receipt", ParcelJson.write(uploaded.receipt()));
  }

  private Progress progress(Fields fields) {
    return switch (fields.text("state")) {
      case "received" ->
          new Received(OriginalJson.read(fields.child("original")), RulingJson.ruling(fields));
      case "sealed" -> sealed(fields);
      case "uploaded" -> uploaded(fields);
      case "recorded" -> recorded(fields);
      case "split" ->
          new Split(
              fields.texts("children"),
              fields.has("mails") ? Optional.of(mails(fields.child("mails"))) : Optional.empty());
      case "held" -> held(fields);
      case "closed" -> closed(fields);
      default -> throw new IllegalStateException("the ledger holds an unknown state");
    };
  }

  private static ObjectNode write(Progress.Mails mails) {
    return Fields.object()
        .put("total", mails.total())
        .put("withExport", mails.withExport())
        .put("list", mails.list().hex());
  }

  private static Progress.Mails mails(Fields fields) {
    return new Progress.Mails(
        fields.number("total"), fields.number("withExport"), fields.sha256("list"));
  }

  private Sealed sealed(Fields fields) {
    return new Sealed(
        FindingsJson.read(fields.child("findings")), parcels.read(fields.child("parcel")));
  }

  private Uploaded uploaded(Fields fields) {
    Sealed sealed = sealed(fields);
    return new Uploaded(
        sealed.findings(), sealed.parcel(), ParcelJson.receipt(fields.child("receipt")));
  }

  private Recorded recorded(Fields fields) {
    Sealed sealed = sealed(fields);
    return new Recorded(
        sealed.findings(),
        sealed.parcel(),
        fields.has("receipt")
            ? Optional.of(ParcelJson.receipt(fields.child("receipt")))
            : Optional.empty(),
        ParcelJson.stub(fields.child("stub")));
  }

  private Held held(Fields fields) {
    return new Held(
        HoldReason.valueOf(fields.text("reason")),
        fields.text("sentence"),
        progress(fields.child("from")),
        RulingJson.seen(fields));
  }

  private static Closed closed(Fields fields) {
    return new Closed(
        CloseReason.valueOf(fields.text("why")), fields.text("sentence"), fields.optional("other"));
  }
}
