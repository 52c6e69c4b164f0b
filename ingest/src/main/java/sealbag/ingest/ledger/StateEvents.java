package sealbag.ingest.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import sealbag.ingest.ledger.Progress.Closed;
import sealbag.ingest.ledger.Progress.Held;
import sealbag.ingest.ledger.Progress.Received;
import sealbag.ingest.ledger.Progress.Recorded;
import sealbag.ingest.ledger.Progress.Sealed;
import sealbag.ingest.ledger.Progress.Split;
import sealbag.ingest.ledger.Progress.Uploaded;

/// What the custody log says about a change of state: ids, hashes and counts.
final class StateEvents {
  private StateEvents() {}

  static WorkEvent of(Progress next) {
    return new WorkEvent(next.word(), new TreeMap<>(details(next)));
  }

  static WorkEvent received(Original original, Optional<String> parent) {
    var details = new TreeMap<>(details(new Received(original, false)));
    parent.ifPresent(number -> details.put("parent", number));
    original.intake().served().ifPresent(served -> details.put("mailbox", served.mailbox()));
    return new WorkEvent("received", details);
  }

  static WorkEvent sighted(Intake intake) {
    return new WorkEvent("sighted", new TreeMap<>(Map.of("intake", intake.sha256().hex())));
  }

  /// To be noted at the earlier of two.
  static WorkEvent supplemented(Related related, String by) {
    return new WorkEvent(
        "supplemented",
        new TreeMap<>(
            Map.of(
                "by", by,
                "how", related.how().word(),
                "sameRecords", Long.toString(related.same().records()),
                "sameBytes", Long.toString(related.same().bytes()),
                "records", Long.toString(related.addedRecords()),
                "files", Integer.toString(related.supplied().size()))));
  }

  static WorkEvent retried(String because) {
    return new WorkEvent("retried", new TreeMap<>(Map.of("because", because)));
  }

  static WorkEvent decided(Held held, Progress next, String because) {
    SortedMap<String, String> details = new TreeMap<>(details(next));
    details.put("because", because);
    details.put("held", held.reason().name());
    if (next instanceof Received(_, var ruling) && ruling.chat().isPresent()) {
      int number = held.seen().chats().indexOf(ruling.chat().orElseThrow()) + 1;
      details.put("chatNumber", Integer.toString(number));
    }
    return new WorkEvent(decision(next), details);
  }

  private static String decision(Progress next) {
    return switch (next) {
      case Closed(var why, _, _) -> why == CloseReason.REJECTED ? "rejected" : "closed";
      case Received _, Sealed _, Uploaded _, Recorded _, Split _, Held _ -> "released";
    };
  }

  private static Map<String, String> details(Progress next) {
    return switch (next) {
      case Received(var original, var ruling) -> received(original, ruling);
      case Sealed(var findings, var parcel) ->
          Map.of(
              "export", findings.export().sha256().hex(),
              "package", parcel.sha256(),
              "packageBytes", Long.toString(parcel.sizeBytes()),
              "manifest", parcel.manifestSha256());
      case Uploaded(_, _, var receipt) ->
          Map.of("evidence", receipt.evidenceId(), "package", receipt.sha256());
      case Recorded(_, _, var receipt, var stub) ->
          receipt.isPresent()
              ? Map.of("stub", stub.stubId())
              : Map.of("stub", stub.stubId(), "upload", "none");
      case Split(var children, var mails) -> split(children, mails);
      case Held held -> held(held);
      case Closed(var why, _, var other) -> closed(why, other);
    };
  }

  /// A package that is held as soon as it is sealed has no event of its own for the sealing.
  private static Map<String, String> held(Held held) {
    var details = new TreeMap<String, String>();
    if (held.reason() == HoldReason.RESTRICTED && held.from() instanceof Sealed sealed) {
      details.putAll(details(sealed));
    }
    details.put("reason", held.reason().name());
    details.put("from", held.from().word());
    if (!held.seen().flags().isEmpty()) {
      details.put("flags", String.join(" ", held.seen().flags()));
    }
    return details;
  }

  private static Map<String, String> received(Original original, Ruling ruling) {
    var details = new TreeMap<String, String>();
    details.put("intake", original.intake().sha256().hex());
    details.put("intakeBytes", Long.toString(original.intake().sizeBytes()));
    original.export().ifPresent(export -> details.put("export", export.sha256().hex()));
    if (ruling.unparsed()) {
      details.put("unparsed", "true");
    }
    if (ruling.salvaged()) {
      details.put("salvaged", "true");
    }
    ruling.chat().ifPresent(chat -> details.put("chat", chat.hex()));
    ruling.belongsTo().ifPresent(number -> details.put("belongsTo", number));
    return details;
  }

  private static Map<String, String> split(List<String> children, Optional<Progress.Mails> mails) {
    var details = new TreeMap<String, String>();
    details.put("children", String.join(" ", children));
    details.put("count", Integer.toString(children.size()));
    mails.ifPresent(
        found -> {
          details.put("mails", Long.toString(found.total()));
          details.put("withExport", Long.toString(found.withExport()));
          details.put("list", found.list().hex());
        });
    return details;
  }

  private static Map<String, String> closed(CloseReason why, Optional<String> other) {
    var details = new TreeMap<String, String>();
    details.put("why", why.name());
    other.ifPresent(number -> details.put("other", number));
    return details;
  }
}
