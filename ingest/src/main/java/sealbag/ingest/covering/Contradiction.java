package sealbag.ingest.covering;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One thing said in two ways.
///
/// @param said every one of them, in the order of the mail
/// @param used which one is used; empty when none is
public record Contradiction(Field field, List<Said> said, Optional<Said> used) {
  public Contradiction {
    said = List.copyOf(said);
  }

  /// For people; holds the officer's own words.
  public String words() {
    String all =
        said.stream()
            .map(one -> "\"" + one.raw() + "\" in " + one.place().words())
            .collect(Collectors.joining(", "));
    return "more than one "
        + field.words()
        + ": "
        + all
        + used.map(it -> "; used: \"" + it.raw() + "\"").orElse("; none is used");
  }
}
