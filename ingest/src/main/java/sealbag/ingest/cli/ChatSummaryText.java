package sealbag.ingest.cli;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sealbag.parsers.chat.Attachment;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Warning;

/// What `inspect` says about one chat.
final class ChatSummaryText implements ChatSink {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.UK);

  private Optional<Chat> chat = Optional.empty();
  private Optional<End> end = Optional.empty();
  private final Map<String, Long> kinds = new TreeMap<>();
  private final Map<Attachment.Status, Long> files = new EnumMap<>(Attachment.Status.class);
  private final Map<Warning.Kind, Long> flags = new EnumMap<>(Warning.Kind.class);
  private Optional<String> timer = Optional.empty();

  @Override
  public void chat(Chat told) {
    chat = Optional.of(told);
  }

  @Override
  public void record(Record record) {
    kinds.merge(record.kind().word(), 1L, Long::sum);
    record.attachments().forEach(attachment -> files.merge(attachment.status(), 1L, Long::sum));
    record.flags().forEach(flag -> flags.merge(flag, 1L, Long::sum));
    record
        .timer()
        .ifPresent(
            change ->
                timer =
                    Optional.of(
                        change.state().word()
                            + change.period().map(period -> ", " + period).orElse("")
                            + " since line "
                            + record.line()));
  }

  @Override
  public void end(End told) {
    end = Optional.of(told);
  }

  Map<String, Object> json() {
    Chat told = chat.orElseThrow();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "chat");
    object.put("file", told.file());
    object.put("format", told.format());
    object.put("platform", told.platform().word());
    object.put("language", told.language().orElse(""));
    object.put("dateOrder", told.dateOrder().name());
    object.put("dateOrderCertainty", told.dateOrderCertainty().word());
    object.put("dateOrderProof", told.dateOrderProof());
    object.put("records", end.orElseThrow().records());
    object.put("lines", end.orElseThrow().lines());
    object.put("participants", told.participants().size());
    object.put("kinds", kinds);
    object.put("flags", flags);
    return object;
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(Plain.of(chat.orElseThrow().file()));
    whatItIs(lines, chat.orElseThrow(), end.orElseThrow());
    whatIsInIt(lines, chat.orElseThrow(), end.orElseThrow());
    chat.orElseThrow().warnings().forEach(warning -> field(lines, "Warning", sentence(warning)));
    field(
        lines,
        "Not shown",
        "an export never holds reactions, read ticks, edits before the last, the time zone, or messages deleted for"
            + " oneself; long chats are cut at their start without a mark");
    return lines;
  }

  private static void whatItIs(List<String> lines, Chat told, End totals) {
    String language =
        told.language()
            .map(
                tag ->
                    "phrases in " + Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH))
            .orElse("language not recognised");
    field(
        lines,
        "Export",
        "WhatsApp, %s, %s, %s".formatted(told.platform().word(), language, told.clock().word()));
    field(
        lines,
        "Records",
        "%,d  (%s - %s; phone time, zone not recorded)"
            .formatted(totals.records(), time(told.firstTimestamp()), time(told.lastTimestamp())));
    field(
        lines,
        "Date order",
        "%s, %s: %s"
            .formatted(
                ImportText.order(told.dateOrder().name()),
                told.dateOrderCertainty().word(),
                Plain.of(told.dateOrderProof())));
  }

  private void whatIsInIt(List<String> lines, Chat told, End totals) {
    List<String> counted =
        kinds.entrySet().stream().map(kind -> kind.getValue() + " " + kind.getKey()).toList();
    List<String> names = told.participants().stream().map(Chat.Participant::name).toList();
    field(lines, "Kinds", String.join(", ", counted));
    field(lines, "People", names.size() + ": " + Plain.of(String.join(" · ", names)));
    field(lines, "Files", filesLine());
    field(
        lines,
        "Lines",
        "%,d read; %,d bytes = %,d before the first record + %,d in records"
            .formatted(
                totals.lines(), totals.bytes(), totals.preambleBytes(), totals.recordBytes()));
    timer.ifPresent(setting -> field(lines, "Timer", "disappearing messages " + Plain.of(setting)));
  }

  private static String sentence(Warning warning) {
    String where = warning.line().isPresent() ? ", line " + warning.line().getAsLong() : "";
    return warning.kind() + where + ": " + Plain.of(warning.detail());
  }

  private String filesLine() {
    long present = files.getOrDefault(Attachment.Status.PRESENT, 0L);
    long missing = files.getOrDefault(Attachment.Status.MISSING, 0L);
    long unchecked = files.getOrDefault(Attachment.Status.NOT_CHECKED, 0L);
    return "%d mentioned, %d present, %d missing"
            .formatted(present + missing + unchecked, present, missing)
        + (unchecked > 0 ? ", " + unchecked + " not checked (a bare text was given)" : "");
  }

  private static String time(Optional<LocalDateTime> time) {
    return time.map(TIME::format).orElse("unknown");
  }

  private static void field(List<String> lines, String name, String value) {
    lines.add("  %-11s %s".formatted(name, value));
  }
}
