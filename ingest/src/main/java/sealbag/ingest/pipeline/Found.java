package sealbag.ingest.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import sealbag.ingest.catalogue.Catalogue;
import sealbag.ingest.catalogue.CatalogueItem;
import sealbag.ingest.ledger.ChatSummary;
import sealbag.ingest.ledger.Export;
import sealbag.ingest.ledger.Findings;
import sealbag.ingest.ledger.Related;
import sealbag.ingest.ledger.Ruling;
import sealbag.ingest.ledger.WorkEvent;
import sealbag.ingest.packaging.Limitation;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.Warning;

/// What was found in one export.
///
/// @param reading empty where nothing was parsed
/// @param notInspected files that could not be inspected, or not within the limits
/// @param ruling what a person decided about reading it
/// @param related what it belongs to
record Found(
    Unpacked unpacked,
    Optional<Reading> reading,
    Catalogue catalogue,
    List<Limitation> notInspected,
    LookedUp lookedUp,
    Ruling ruling,
    List<Related> related) {

  Found related(List<Related> known) {
    return new Found(unpacked, reading, catalogue, notInspected, lookedUp, ruling, known);
  }

  /// What the ledger keeps and people see first.
  ///
  /// @param mailFlags oddities of the mail that brought it
  /// @param restricted whether it waits for a named person
  Findings findings(Export export, Set<String> mailFlags, boolean restricted, Instant sealedAt) {
    Set<String> flags = new TreeSet<>(unpacked.flags());
    flags.addAll(mailFlags);
    catalogue.items().forEach(item -> flags.addAll(item.flags()));
    long bytes = unpacked.besides().stream().mapToLong(Item::sizeBytes).sum();
    List<ChatSummary> chats = chat(export).stream().toList();
    return new Findings(
        export, chats, flags, bytes, lookedUp.summary(), restricted, related, sealedAt);
  }

  /// The chat in a few facts; empty where nothing was parsed.
  Optional<ChatSummary> chat(Export export) {
    return reading.map(read -> summary(export, read));
  }

  private ChatSummary summary(Export export, Reading read) {
    Catalogue.Totals totals = catalogue.totals();
    Chat chat = read.chat();
    return new ChatSummary(
        title(export),
        read.end().records(),
        read.firstTimestamp(),
        read.lastTimestamp(),
        chat.dateOrder().name(),
        chat.dateOrderCertainty().word(),
        chat.dateOrderProof(),
        chat.participants().stream().map(Chat.Participant::name).toList(),
        totals.presentMentioned(),
        totals.missing(),
        totals.presentNotMentioned(),
        detail(read));
  }

  private ChatSummary.Detail detail(Reading read) {
    return new ChatSummary.Detail(
        read.chat().platform().word(),
        unpacked.chat().flatMap(Item::sha256).orElseThrow(),
        read.end().bytes(),
        read.told().omitted(),
        read.lossFrom(),
        read.told().notHere());
  }

  /// The chat's title as the file names give it: the text's own name, or the export's where iPhones
  /// write `_chat.txt`.
  private String title(Export export) {
    String text = unpacked.chat().map(Item::baseName).orElse(export.name());
    String name = text.equals("_chat.txt") ? export.name() : text;
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /// What was done on the way, for the custody log: hashes and counts, never content.
  List<WorkEvent> work(Export export) {
    var events = new ArrayList<WorkEvent>();
    events.add(
        event(
            "export-found",
            Map.of(
                "kind",
                export.kind().name(),
                "sha256",
                export.sha256().hex(),
                "sizeBytes",
                String.valueOf(export.sizeBytes()))));
    reading.ifPresent(
        read ->
            events.add(
                event(
                    "chat-read",
                    Map.of(
                        "sha256", unpacked.chat().flatMap(Item::sha256).orElseThrow().hex(),
                        "bytes", String.valueOf(read.end().bytes()),
                        "preambleBytes", String.valueOf(read.end().preambleBytes()),
                        "records", String.valueOf(read.end().records()),
                        "dateOrder", read.chat().dateOrder().name(),
                        "dateOrderCertainty", read.chat().dateOrderCertainty().word()))));
    events.add(
        event(
            "catalogued",
            Map.of(
                "items", String.valueOf(catalogue.items().size()),
                "missing", String.valueOf(catalogue.missing().size()))));
    lookedUp.event().ifPresent(events::add);
    related.forEach(one -> events.add(event("related", about(one))));
    return events;
  }

  private static Map<String, String> about(Related related) {
    return Map.of(
        "to", related.number(),
        "how", related.how().word(),
        "sameRecords", String.valueOf(related.same().records()),
        "sameBytes", String.valueOf(related.same().bytes()),
        "records", String.valueOf(related.addedRecords()),
        "files", String.valueOf(related.supplied().size()));
  }

  private static WorkEvent event(String action, Map<String, String> details) {
    return new WorkEvent(action, new TreeMap<>(details));
  }

  /// Everything the reader of the package should know about this export.
  List<Limitation> warnings() {
    var all = new ArrayList<Limitation>(rulings());
    reading.ifPresent(read -> read.chat().warnings().forEach(one -> all.add(warning(one))));
    unpacked.flags().forEach(flag -> all.add(flagged(flag, Optional.empty())));
    for (CatalogueItem item : catalogue.items()) {
      item.flags().stream()
          .sorted()
          .forEach(flag -> all.add(flagged(flag, Optional.of(item.id()))));
    }
    all.addAll(notInspected);
    all.addAll(lookedUp.limitations());
    return all;
  }

  private List<Limitation> rulings() {
    var all = new ArrayList<Limitation>();
    if (reading.isEmpty() && !related.isEmpty()) {
      all.add(
          new Limitation(
              "NO_CHAT",
              Optional.empty(),
              1,
              "There is no chat text in it. The files have names that the chat of another package mentions; metadata/submission.json says which. That they are the very files meant there is not proved."));
    } else if (reading.isEmpty()) {
      all.add(
          new Limitation(
              "NOT_READ",
              Optional.empty(),
              1,
              "A person released this without its being read: the original is sealed as it came, with no chat. Where it is a zip, the list of its files is what the zip itself says."));
    }
    if (ruling.chat().isPresent()) {
      all.add(
          new Limitation(
              "CHAT_CHOSEN",
              Optional.of(Reading.CHAT_PATH),
              1,
              "More than one text could be the chat. A person decided for this one; the others are among the files of the export."));
    }
    return all;
  }

  private static Limitation warning(Warning warning) {
    Optional<String> where =
        warning.line().isPresent()
            ? Optional.of(Reading.CHAT_PATH + ", line " + warning.line().getAsLong())
            : Optional.empty();
    return new Limitation(warning.kind().name(), where, 1, warning.detail());
  }

  private static Limitation flagged(String flag, Optional<String> where) {
    return new Limitation(flag, where, 1, FlagWords.sentence(flag));
  }
}
