package sealbag.ingest.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Prints JSON always in the same way: keys in the order given, two blanks of indent, LF, UTF-8.
///
/// Marks that change how a line looks (controls, direction marks, line separators) are escaped, so
/// that a hostile name shows itself. An absent [Optional] is `null`.
public final class Json {

  private static final String INDENT = "  ";

  private final Appendable out;

  private Json(Appendable out) {
    this.out = out;
  }

  /// A JSON object.
  public static final class Fields {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /// Adds a member. A value is a text, number, boolean, optional, collection or another object.
    public Fields with(String key, @Nullable Object value) {
      members.put(key, value);
      return this;
    }
  }

  /// The whole document, ended by LF.
  public static byte[] document(Fields root) {
    var text = new StringBuilder();
    try {
      new Json(text).object(root, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringBuilder never throws it
    }
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private void value(@Nullable Object value, String indent) throws IOException {
    switch (value) {
      case null -> out.append("null");
      case Optional<?> optional -> value(optional.orElse(null), indent);
      case OptionalInt number ->
          out.append(number.isPresent() ? Integer.toString(number.getAsInt()) : "null");
      case OptionalLong number ->
          out.append(number.isPresent() ? Long.toString(number.getAsLong()) : "null");
      case Fields fields -> object(fields, indent);
      case Collection<?> items -> array(items, indent);
      case Double number when !Double.isFinite(number) -> out.append("null");
      case Number number -> out.append(number.toString());
      case Boolean truth -> out.append(truth.toString());
      default -> text(value.toString());
    }
  }

  private void object(Fields fields, String indent) throws IOException {
    if (fields.members.isEmpty()) {
      out.append("{}");
      return;
    }
    String inner = indent + INDENT;
    String before = "{\n";
    for (var member : fields.members.entrySet()) {
      out.append(before).append(inner);
      text(member.getKey());
      out.append(": ");
      value(member.getValue(), inner);
      before = ",\n";
    }
    out.append('\n').append(indent).append('}');
  }

  /// Numbers and texts stay on one line, objects get lines of their own.
  private void array(Collection<?> items, String indent) throws IOException {
    boolean tall = items.stream().anyMatch(Fields.class::isInstance);
    String inner = indent + INDENT;
    out.append('[');
    for (Iterator<?> each = items.iterator(); each.hasNext(); ) {
      out.append(tall ? "\n" + inner : "");
      value(each.next(), inner);
      out.append(each.hasNext() ? (tall ? "," : ", ") : "");
    }
    out.append(tall ? "\n" + indent : "").append(']');
  }

  private void text(String text) throws IOException {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else {
        character(c);
      }
    }
    out.append('"');
  }

  private void character(char c) throws IOException {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (isPlain(c)) {
          out.append(c);
        } else {
          out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
      }
    }
  }

  /// Fixed ranges: what `Character` calls a format character changes from one JDK to the next.
  private static boolean isPlain(char c) {
    boolean control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    boolean mark = c == 0xAD || c == 0x61C || c == 0x180E || c == 0xFEFF;
    boolean invisible = (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x206F);
    boolean line = c >= 0x2028 && c <= 0x202E;
    return !(control || mark || invisible || line || Character.isSurrogate(c));
  }
}
