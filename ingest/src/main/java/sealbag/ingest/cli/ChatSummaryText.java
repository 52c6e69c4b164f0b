package sealbag.ingest.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import sealbag.parsers.chat.Attachment;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Warning;

/// What `inspect` says about one chat to a person. Text of the chat is printed with escapes for
/// everything invisible.
final class ChatSummaryText {
  private static final int NAMES_SHOWN = 6;

  private final InspectedChat inspected;
  private final Chat chat;
  private final End end;
  private final List<String> lines = new ArrayList<>();

  ChatSummaryText(InspectedChat inspected) {
    this.inspected = inspected;
    chat = inspected.chat();
    end = inspected.end();
  }

  List<String> lines() {
    lines.clear();
    lines.add(Plain.of(chat.file()));
    whatItIs();
    whatIsInIt();
    fields("Disappearing", new TimerText(inspected.timers(), chat.precision()).lines());
    fields("Flags", flags());
    fields("Not shown", new NotShown(inspected).lines());
    return List.copyOf(lines);
  }

  private void whatItIs() {
    Stream<String> facts =
        Stream.of(
            "WhatsApp chat",
            InspectWords.platform(chat.platform()),
            InspectWords.language(chat.language()),
            InspectWords.clock(chat.clock()));
    Stream<String> calendar = InspectWords.calendar(chat.calendar()).stream();
    field("Export", String.join(", ", Stream.concat(facts, calendar).toList()));
    field("Records", number(end.records()) + span());
    field("Date order", dateOrder());
  }

  private String span() {
    if (chat.firstTimestamp().isEmpty() || chat.lastTimestamp().isEmpty()) {
      return ", none with a date that can be read";
    }
    String unit =
        switch (chat.precision()) {
          case MINUTE -> "minute";
          case SECOND -> "second";
        };
    return ", %s to %s (phone time to the %s, zone not recorded)"
        .formatted(
            InspectWords.time(chat.firstTimestamp().get(), chat.precision()),
            InspectWords.time(chat.lastTimestamp().get(), chat.precision()),
            unit);
  }

  private String dateOrder() {
    return "%s, %s: %s. %s"
        .formatted(
            InspectWords.order(chat.dateOrder()),
            InspectWords.certainty(chat.dateOrderCertainty()),
            Plain.of(chat.dateOrderProof()),
            contradictions());
  }

  private String contradictions() {
    String stamps = InspectWords.count(end.records(), "stamp");
    return inspected.contradictions() == 0
        ? "None of " + stamps + " contradicts it"
        : "%s of %s cannot be read so".formatted(number(inspected.contradictions()), stamps);
  }

  private void whatIsInIt() {
    field("People", people());
    field("Kinds", kinds());
    field("Files", files());
    field("Lines", readLines());
    field(
        "Bytes",
        "%s read = %s before the first record + %s in records"
            .formatted(
                number(end.bytes()), number(end.preambleBytes()), number(end.recordBytes())));
  }

  private String people() {
    List<Chat.Participant> all = chat.participants();
    if (all.isEmpty()) {
      return "none: no record names a sender";
    }
    List<String> shown =
        all.stream()
            .limit(NAMES_SHOWN)
            .map(one -> Plain.of(one.name()) + " (" + number(one.records()) + ")")
            .toList();
    int more = all.size() - shown.size();
    return "%s: %s%s; labels out of one phone's address book, with their records"
        .formatted(
            number(all.size()),
            String.join(" · ", shown),
            more > 0 ? " and " + number(more) + " more" : "");
  }

  private String kinds() {
    List<String> counted =
        Stream.of(Record.Kind.values())
            .filter(kind -> inspected.count(kind) > 0)
            .map(kind -> InspectWords.kind(inspected.count(kind), kind))
            .toList();
    return String.join(", ", counted);
  }

  private String files() {
    long unchecked = inspected.count(Attachment.Status.NOT_CHECKED);
    String mentioned = number(inspected.mentions()) + " mentioned";
    OptionalLong unreferenced = inspected.unreferenced();
    if (unreferenced.isEmpty()) {
      return mentioned + (unchecked > 0 ? ", not checked: only the text was given" : "");
    }
    return "%s, %s present, %s missing; %s that this chat does not mention"
        .formatted(
            mentioned,
            number(inspected.count(Attachment.Status.PRESENT)),
            number(inspected.count(Attachment.Status.MISSING)),
            InspectWords.count(unreferenced.getAsLong(), "file"));
  }

  private String readLines() {
    return "%s read = %s that open a record + %s that go on with one + %s before the first"
        .formatted(
            number(end.lines()),
            number(end.records()),
            number(inspected.continuationLines()),
            number(inspected.preambleLines()));
  }

  private List<String> flags() {
    Map<Warning.Kind, Warning> first = inspected.warnings();
    return first.isEmpty() ? List.of("none") : first.values().stream().map(this::flag).toList();
  }

  private String flag(Warning warning) {
    long count = inspected.count(warning.kind());
    Optional<String> line =
        warning.line().stream().mapToObj(at -> "line " + number(at)).findFirst();
    String where = line.map(at -> ", " + (count > 1 ? "first in " : "") + at).orElse("");
    String times = count > 1 ? " (" + number(count) + ")" : "";
    return warning.kind() + times + where + ": " + Plain.of(warning.detail());
  }

  private void fields(String name, List<String> values) {
    field(name, values.getFirst());
    values.stream().skip(1).forEach(value -> field("", value));
  }

  private void field(String name, String value) {
    lines.add("  %-12s  %s".formatted(name, value));
  }

  private static String number(long number) {
    return InspectWords.number(number);
  }
}
