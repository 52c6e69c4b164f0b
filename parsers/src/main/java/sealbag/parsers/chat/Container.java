package sealbag.parsers.chat;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The files that lay beside a chat text, by the names their sender gave them. Immutable.
public final class Container {

  private final Optional<List<String>> names;
  private final Map<String, Integer> exact = new HashMap<>();
  private final Map<String, Integer> composed = new HashMap<>();
  private final Map<String, Integer> folded = new HashMap<>();

  private Container(Optional<List<String>> names) {
    this.names = names;
    names.ifPresent(this::index);
  }

  /// A bare text: nothing is known about files beside it.
  public static Container unknown() {
    return new Container(Optional.empty());
  }

  /// A container with exactly these files, without folders before the names, in the container's
  /// order.
  public static Container of(List<String> names) {
    return new Container(Optional.of(List.copyOf(names)));
  }

  private void index(List<String> all) {
    for (int i = 0; i < all.size(); i++) {
      String name = all.get(i);
      exact.putIfAbsent(name, i);
      composed.putIfAbsent(compose(name), i);
      folded.putIfAbsent(compose(name).toLowerCase(Locale.ROOT), i);
    }
  }

  /// Whether the container's files are known at all. When not, attachments are `not-checked`.
  public boolean isKnown() {
    return names.isPresent();
  }

  /// Number of files; empty when they are not known.
  public OptionalInt size() {
    return names.map(all -> OptionalInt.of(all.size())).orElseGet(OptionalInt::empty);
  }

  /// Whether there is any file at all.
  public boolean hasFiles() {
    return !exact.isEmpty();
  }

  /// The position of the file that a chat text means by `name`: the same characters, else the same
  /// after Unicode NFC, else the same in another letter case; empty when there is none.
  public OptionalInt find(String name) {
    if (!hasFiles()) {
      return OptionalInt.empty();
    }
    Integer at = exact.get(name);
    at = at == null ? composed.get(compose(name)) : at;
    at = at == null ? folded.get(compose(name).toLowerCase(Locale.ROOT)) : at;
    return at == null ? OptionalInt.empty() : OptionalInt.of(at);
  }

  private static String compose(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }
}
