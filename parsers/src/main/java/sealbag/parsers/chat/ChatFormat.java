package sealbag.parsers.chat;

import java.io.IOException;

/// One messenger's export format. Implementations hold no state and are safe to share between
/// threads.
public interface ChatFormat {

  /// Short stable name written into packages, for example `whatsapp`.
  String name();

  /// Whether the text is a chat of this format. Reads as much of it as that takes.
  ///
  /// @throws IOException only if the bytes cannot be read
  boolean recognises(ChatText text) throws IOException;

  /// Reads the whole text and tells `sink`: the chat once, then each record in file order, then the
  /// end. A line that cannot be understood becomes part of a record or of the preamble and carries
  /// a warning; it is never dropped and never ends the reading.
  ///
  /// @return false, having told the sink nothing, when the text is not a chat of this format
  /// @throws IOException if the bytes cannot be read, or the sink throws it
  boolean read(ChatText text, ChatSink sink) throws IOException;
}
