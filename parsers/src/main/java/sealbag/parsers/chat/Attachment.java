package sealbag.parsers.chat;

import java.util.Locale;
import java.util.OptionalInt;

/// A file that a record names.
///
/// @param name as printed
/// @param entry the file's position in the [Container]; present exactly when the status is
///   `PRESENT`
public record Attachment(String name, Status status, OptionalInt entry) {

  public Attachment {
    if (entry.isPresent() != (status == Status.PRESENT)) {
      throw new IllegalArgumentException("only a present attachment has an entry");
    }
  }

  /// The attachment of this name, looked up in the container.
  public static Attachment lookUp(String name, Container container) {
    OptionalInt entry = container.find(name);
    Status status =
        !container.isKnown()
            ? Status.NOT_CHECKED
            : entry.isPresent() ? Status.PRESENT : Status.MISSING;
    return new Attachment(name, status, entry);
  }

  /// Whether the named file lay beside the text.
  public enum Status {
    PRESENT,
    MISSING,
    NOT_CHECKED;

    /// The word in output.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
