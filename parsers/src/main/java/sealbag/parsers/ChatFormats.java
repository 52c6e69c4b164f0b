package sealbag.parsers;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import sealbag.parsers.chat.ChatFormat;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.whatsapp.WhatsAppFormat;

/// Every chat format this build can read, most specific first. A new messenger is one line here.
public final class ChatFormats {

  private static final List<ChatFormat> ALL = List.of(new WhatsAppFormat());

  private ChatFormats() {}

  /// The formats, in the order they are tried.
  public static List<ChatFormat> all() {
    return ALL;
  }

  /// The first format that recognises the text; empty when none does.
  ///
  /// @throws IOException only if the bytes cannot be read
  public static Optional<ChatFormat> recognise(ChatText text) throws IOException {
    for (ChatFormat format : ALL) {
      if (format.recognises(text)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /// Reads the text with the first format that recognises it.
  ///
  /// @return false, having told the sink nothing, when no format does
  /// @throws IOException if the bytes cannot be read, or the sink throws it
  public static boolean read(ChatText text, ChatSink sink) throws IOException {
    for (ChatFormat format : ALL) {
      if (format.read(text, sink)) {
        return true;
      }
    }
    return false;
  }
}
