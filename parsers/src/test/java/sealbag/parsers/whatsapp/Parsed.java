package sealbag.parsers.whatsapp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.DateOrder;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Warning;

/// A text read by the format, kept whole for a test to look at.
final class Parsed implements ChatSink {

  private static final WhatsAppFormat FORMAT = new WhatsAppFormat();

  final List<Record> records = new ArrayList<>();
  private final List<Chat> chats = new ArrayList<>();
  private final List<End> ends = new ArrayList<>();
  private boolean read;

  /// The lines joined with LF, and one at the end.
  static Parsed lines(String... lines) {
    return text(String.join("\n", lines) + "\n");
  }

  static Parsed text(String text) {
    return text("chat.txt", text, Container.unknown());
  }

  static Parsed text(String file, String text, Container container) {
    return bytes(file, text.getBytes(StandardCharsets.UTF_8), container, Optional.empty());
  }

  static Parsed given(DateOrder order, String... lines) {
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    return bytes("chat.txt", bytes, Container.unknown(), Optional.of(order));
  }

  static Parsed bytes(
      String file,
      byte[] bytes,
      Container container,
      @SuppressWarnings("OptionalParameter") Optional<DateOrder> order) {
    var parsed = new Parsed();
    var text = new ChatText(file, () -> new ByteArrayInputStream(bytes), container, order);
    try {
      parsed.read = FORMAT.read(text, parsed);
      if (FORMAT.recognises(text) != parsed.read) {
        throw new AssertionError("recognises and read disagree");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parsed;
  }

  boolean isChat() {
    return read;
  }

  Chat chat() {
    return chats.getFirst();
  }

  End end() {
    return ends.getFirst();
  }

  /// Record `n`, counted from 1.
  Record record(int n) {
    return records.get(n - 1);
  }

  /// The only record, or the last.
  Record last() {
    return records.getLast();
  }

  List<String> texts() {
    return records.stream().map(record -> record.text().toString()).toList();
  }

  List<String> senders() {
    return records.stream().map(record -> record.sender().orElse("-")).toList();
  }

  List<String> times() {
    return records.stream()
        .map(record -> record.timestamp().map(Object::toString).orElse("-"))
        .toList();
  }

  List<String> participants() {
    return chat().participants().stream().map(p -> p.name() + "=" + p.records()).toList();
  }

  /// The warnings as `KIND@line`, without those that every chat cut from its beginning has.
  List<String> warnings() {
    return chat().warnings().stream()
        .filter(w -> w.kind() != Warning.Kind.POSSIBLY_TRUNCATED)
        .filter(w -> w.kind() != Warning.Kind.AMBIGUOUS_DATE_ORDER)
        .map(w -> w.kind() + (w.line().isPresent() ? "@" + w.line().getAsLong() : ""))
        .toList();
  }

  boolean warns(Warning.Kind kind) {
    return chat().warnings().stream().anyMatch(w -> w.kind() == kind);
  }

  @Override
  public void chat(Chat chat) {
    chats.add(chat);
  }

  @Override
  public void record(Record record) {
    records.add(record.keep());
  }

  @Override
  public void end(End end) {
    ends.add(end);
  }
}
