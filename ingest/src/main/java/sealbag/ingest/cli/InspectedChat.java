package sealbag.ingest.cli;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import sealbag.parsers.chat.Attachment;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Warning;

/// Counts what is in one chat. Keeps nothing of what its records say.
final class InspectedChat implements ChatSink {
  private final Container container;
  private Optional<Chat> chat = Optional.empty();
  private Optional<End> end = Optional.empty();
  private final Map<Record.Kind, Long> kinds = new EnumMap<>(Record.Kind.class);
  private final Map<Attachment.Status, Long> files = new EnumMap<>(Attachment.Status.class);
  private final Map<Warning.Kind, Long> flags = new EnumMap<>(Warning.Kind.class);
  private final BitSet mentioned = new BitSet();
  private final TimerChanges timers = new TimerChanges();
  private long preambleLines;
  private long continuationLines;
  private long edited;

  InspectedChat(Container container) {
    this.container = container;
  }

  @Override
  public void chat(Chat told) {
    chat = Optional.of(told);
  }

  @Override
  public void record(Record record) {
    preambleLines = record.n() == 1 ? record.line() - 1 : preambleLines;
    continuationLines += record.lineCount() - 1;
    edited += record.edited() ? 1 : 0;
    kinds.merge(record.kind(), 1L, Long::sum);
    record.flags().forEach(flag -> flags.merge(flag, 1L, Long::sum));
    record.attachments().forEach(this::attachment);
    timers.add(record);
  }

  private void attachment(Attachment attachment) {
    files.merge(attachment.status(), 1L, Long::sum);
    attachment.entry().ifPresent(mentioned::set);
  }

  @Override
  public void end(End told) {
    end = Optional.of(told);
  }

  Chat chat() {
    return chat.orElseThrow();
  }

  End end() {
    return end.orElseThrow();
  }

  long count(Record.Kind kind) {
    return kinds.getOrDefault(kind, 0L);
  }

  long count(Attachment.Status status) {
    return files.getOrDefault(status, 0L);
  }

  /// Number of times that a record names a file.
  long mentions() {
    return files.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Files beside the text that no record names; empty when nothing is known about files.
  OptionalLong unreferenced() {
    return container.size().isPresent()
        ? OptionalLong.of(container.size().getAsInt() - mentioned.cardinality())
        : OptionalLong.empty();
  }

  /// Records with a flag, by flag.
  Map<Warning.Kind, Long> flags() {
    return flags;
  }

  /// The first warning of each kind.
  Map<Warning.Kind, Warning> warnings() {
    var first = new EnumMap<Warning.Kind, Warning>(Warning.Kind.class);
    chat().warnings().forEach(warning -> first.putIfAbsent(warning.kind(), warning));
    return first;
  }

  /// How often a kind of warning was met: by record, or once for the whole chat.
  long count(Warning.Kind kind) {
    long listed = chat().warnings().stream().filter(warning -> warning.kind() == kind).count();
    return flags.getOrDefault(kind, listed);
  }

  /// Stamps that are no date or time in the order that the chat is read with.
  long contradictions() {
    return flags.getOrDefault(Warning.Kind.IMPOSSIBLE_DATE, 0L);
  }

  TimerChanges timers() {
    return timers;
  }

  /// Lines before the first record.
  long preambleLines() {
    return preambleLines;
  }

  /// Lines of records after their first.
  long continuationLines() {
    return continuationLines;
  }

  /// Records with the mark of an edited message.
  long edited() {
    return edited;
  }
}
