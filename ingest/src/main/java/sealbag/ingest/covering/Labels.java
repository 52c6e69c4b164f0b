package sealbag.ingest.covering;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines of the form `Label: value`, with whatever mark between the two that people write.
///
/// @param <K> what a label stands for
final class Labels<K> {
  /// @param marked whether a colon, an equals sign or a dash stands between
  record Labelled<K>(K key, String value, boolean marked) {}

  private final Map<K, Pattern> lines = new LinkedHashMap<>();

  /// @param words a regular expression of the label
  Labels<K> with(K key, String words) {
    lines.put(
        key,
        Pattern.compile(
            "[*\u2022 -]{0,5}+(?:"
                + words
                + ")\\*?(?:(?<mark> ?[:=]| ?- | ?-$)\\*? ?| )(?<value>.*+)",
            Pattern.CASE_INSENSITIVE));
    return this;
  }

  /// @param plain in the spelling of [Spelling]
  Optional<Labelled<K>> read(String plain) {
    for (var entry : lines.entrySet()) {
      Matcher line = entry.getValue().matcher(plain);
      if (line.matches()) {
        boolean marked = line.group("mark") != null;
        return Optional.of(new Labelled<>(entry.getKey(), line.group("value").strip(), marked));
      }
    }
    return Optional.empty();
  }
}
