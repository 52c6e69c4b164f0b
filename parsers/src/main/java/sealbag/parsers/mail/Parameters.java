package sealbag.parsers.mail;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The parameters of a Content-Type or Content-Disposition field, read the way they are really
/// sent: RFC 2231 with continuations, RFC 2047 inside quotes, raw UTF-8, and unquoted values with
/// blanks.
final class Parameters {

  /// A parameter's text, and the byte string that it was decoded from.
  record Value(String text, String raw) {}

  private final Set<String> repeated = new HashSet<>();
  private final Map<String, String> byName = new LinkedHashMap<>();
  private final String field;
  private int at;

  private Parameters(String field) {
    this.field = field;
  }

  /// @param field the unfolded field body, a byte string
  static Parameters of(String field) {
    var parameters = new Parameters(field);
    parameters.at = parameters.endOf(0, ';');
    while (parameters.at < field.length()) {
      parameters.readOne();
    }
    return parameters;
  }

  private void readOne() {
    int start = at + 1;
    int equals = field.indexOf('=', start);
    int end = field.indexOf(';', start);
    if (equals < 0 || (end >= 0 && end < equals)) {
      at = end < 0 ? field.length() : end;
      return;
    }
    String name = field.substring(start, equals).strip().toLowerCase(Locale.ROOT);
    at = equals + 1;
    while (at < field.length() && Character.isWhitespace(field.charAt(at))) {
      at++;
    }
    if (byName.containsKey(name)) {
      repeated.add(name);
    }
    byName.putIfAbsent(name, at < field.length() && field.charAt(at) == '"' ? quoted() : bare());
  }

  private String bare() {
    int start = at;
    at = endOf(at, ';');
    return field.substring(start, at).strip();
  }

  /// Only `\"` and `\\` are escapes: old senders quote whole Windows paths without doubling the
  /// backslash.
  private String quoted() {
    var text = new StringBuilder();
    for (at++; at < field.length() && field.charAt(at) != '"'; at++) {
      boolean escape =
          field.charAt(at) == '\\'
              && at + 1 < field.length()
              && (field.charAt(at + 1) == '"' || field.charAt(at + 1) == '\\');
      at += escape ? 1 : 0;
      text.append(field.charAt(at));
    }
    at = endOf(at, ';');
    return text.toString();
  }

  private int endOf(int from, char mark) {
    int end = field.indexOf(mark, from);
    return end < 0 ? field.length() : end;
  }

  /// Whether this parameter stands there more than once.
  boolean isRepeated(String name) {
    return repeated.contains(name);
  }

  Optional<Value> value(String name) {
    String extended = byName.get(name + "*");
    if (extended != null) {
      return Optional.of(new Extended().add(extended, true).finish());
    }
    return continued(name)
        .or(
            () ->
                Optional.ofNullable(byName.get(name))
                    .map(it -> new Value(EncodedWords.decode(it), it)))
        .filter(value -> !value.text().isEmpty());
  }

  private Optional<Value> continued(String name) {
    var pieces = new Extended();
    for (int i = 0; ; i++) {
      String plain = byName.get(name + "*" + i);
      String extended = byName.get(name + "*" + i + "*");
      if (plain == null && extended == null) {
        return i == 0 ? Optional.empty() : Optional.of(pieces.finish());
      }
      if (extended != null) {
        pieces.add(extended, true);
      } else if (plain != null) {
        pieces.add(plain, false);
      }
    }
  }
}
