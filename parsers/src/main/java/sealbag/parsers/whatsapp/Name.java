package sealbag.parsers.whatsapp;

import java.util.Optional;

/// What is printed before a record's first colon, or up to the second where the name holds one.
///
/// @param label as printed
/// @param sender as [Names#sender] reads it; empty where that leaves nothing
/// @param opensNotice whether a notice could open with these words
record Name(Optional<String> label, Optional<String> sender, boolean opensNotice) {

  static final Name NONE = new Name(Optional.empty(), Optional.empty(), false);

  static Name of(String label, boolean opensNotice) {
    String sender = Names.sender(label);
    return new Name(
        Optional.of(label), sender.isEmpty() ? Optional.empty() : Optional.of(sender), opensNotice);
  }
}
