package sealbag.parsers.whatsapp;

import java.util.Optional;

/// What is printed before a record's first colon, or up to the second where the name holds one.
final class Name {

  static final Name NONE = new Name(Optional.empty(), Optional.empty(), false);

  private final Optional<String> label;
  private final Optional<String> sender;
  private final boolean opensNotice;

  /// Number of records that these words head.
  long uses;

  private Name(
      @SuppressWarnings("OptionalParameter") Optional<String> label,
      @SuppressWarnings("OptionalParameter") Optional<String> sender,
      boolean opensNotice) {
    this.label = label;
    this.sender = sender;
    this.opensNotice = opensNotice;
  }

  static Name of(String label, boolean opensNotice) {
    String sender = Names.sender(label);
    return new Name(
        Optional.of(label), sender.isEmpty() ? Optional.empty() : Optional.of(sender), opensNotice);
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
