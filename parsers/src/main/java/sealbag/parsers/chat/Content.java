package sealbag.parsers.chat;

import java.util.List;
import java.util.Optional;
import sealbag.parsers.chat.Record.Kind;

/// What one record is, beside its words.
///
/// @param notice for a notice its sub-kind, or `unknown`; empty for every other kind
/// @param timer for the disappearing-messages notices what they set
/// @param attachments the files that it names, in the order they stand
/// @param edited whether the record carries the edited marker
public record Content(
    Kind kind,
    Optional<String> notice,
    Optional<Timer> timer,
    List<Attachment> attachments,
    boolean edited) {

  /// What a person typed, and nothing else.
  public static final Content TEXT = of(Kind.TEXT);

  /// Whether it is [#TEXT] itself.
  @SuppressWarnings("ReferenceEquality") // another that equals it is only written more slowly
  boolean isTyped() {
    return this == TEXT;
  }

  public Content {
    attachments = List.copyOf(attachments);
  }

  /// Nothing but a kind.
  public static Content of(Kind kind) {
    return new Content(kind, Optional.empty(), Optional.empty(), List.of(), false);
  }
}
