package sealbag.parsers.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.chat.Utf8;

/// What is printed before a record's first colon, or up to the second where the name holds one.
final class Name {

  /// The number of a name that is not kept by number.
  static final int UNNUMBERED = -1;

  static final Name NONE = new Name(Optional.empty(), Optional.empty(), false, 0, 0, true);

  private final Optional<String> label;
  private final Optional<String> sender;
  private final boolean opensNotice;

  /// Distinguishes it from the other names of one reading; [#UNNUMBERED] for one too many.
  final int number;

  /// The length of the label in bytes.
  final int bytes;

  /// Whether the label was printed in UTF-8.
  final boolean isUtf8;

  /// Number of records that these words head.
  long uses;

  /// The records of its sender, in one reading; null before the first.
  Senders.@Nullable Tally tally;

  private Name(
      @SuppressWarnings("OptionalParameter") Optional<String> label,
      @SuppressWarnings("OptionalParameter") Optional<String> sender,
      boolean opensNotice,
      int number,
      int bytes,
      boolean isUtf8) {
    this.label = label;
    this.sender = sender;
    this.opensNotice = opensNotice;
    this.number = number;
    this.bytes = bytes;
    this.isUtf8 = isUtf8;
  }

  /// The name that these bytes print, with a number of its own or [#UNNUMBERED].
  static Name of(byte[] printed, boolean opensNotice, int number) {
    String label = new String(printed, StandardCharsets.UTF_8);
    String sender = Names.sender(label);
    return new Name(
        Optional.of(label),
        sender.isEmpty() ? Optional.empty() : Optional.of(sender),
        opensNotice,
        number,
        printed.length,
        Utf8.isWellFormed(printed, 0, printed.length));
  }

  /// Whether no name is printed.
  boolean isNone() {
    return bytes == 0;
  }

  /// The name as printed.
  Optional<String> label() {
    return label;
  }

  /// The name as [Names#sender] reads it; empty where that leaves nothing.
  Optional<String> sender() {
    return sender;
  }

  /// Whether a notice could open with these words.
  boolean opensNotice() {
    return opensNotice;
  }
}
