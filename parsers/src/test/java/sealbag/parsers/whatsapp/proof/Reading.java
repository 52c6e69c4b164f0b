package sealbag.parsers.whatsapp.proof;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.DateOrder;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.JsonLines;
import sealbag.parsers.chat.Record;
import sealbag.parsers.whatsapp.WhatsAppFormat;

/// What the parser says of one text, kept whole.
///
/// @param chats what the sink was told; one, or none where the text is no chat
record Reading(List<Chat> chats, List<Heard> records, List<End> ends) {

  private static final WhatsAppFormat FORMAT = new WhatsAppFormat();

  static Reading of(byte[] bytes) {
    return of(text(bytes, Container.unknown()));
  }

  static Reading of(ChatText text) {
    var reading = new Reading(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    boolean read = tell(text, reading.sink());
    if (read != reading.isChat()) {
      throw new AssertionError("read gives " + read + ", the sink heard " + reading.chats);
    }
    return reading;
  }

  static boolean recognises(byte[] bytes) {
    try {
      return FORMAT.recognises(text(bytes, Container.unknown()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ChatText text(byte[] bytes, Container container) {
    return text(bytes, container, Optional.empty());
  }

  static ChatText text(
      byte[] bytes,
      Container container,
      @SuppressWarnings("OptionalParameter") Optional<DateOrder> order) {
    return new ChatText("_chat.txt", () -> new ByteArrayInputStream(bytes), container, order);
  }

  /// The JSON Lines of the text, as bytes; none where it is no chat.
  static byte[] json(ChatText text) {
    var out = new ByteArrayOutputStream();
    tell(text, new JsonLines(out));
    return out.toByteArray();
  }

  private static boolean tell(ChatText text, ChatSink sink) {
    try {
      return FORMAT.read(text, sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ChatSink sink() {
    return new ChatSink() {
      @Override
      public void chat(Chat chat) {
        chats.add(chat);
      }

      @Override
      public void record(Record record) {
        records.add(Heard.of(record));
      }

      @Override
      public void end(End end) {
        ends.add(end);
      }
    };
  }

  boolean isChat() {
    return !chats.isEmpty();
  }

  Chat chat() {
    return chats.getFirst();
  }

  End end() {
    return ends.getFirst();
  }
}
