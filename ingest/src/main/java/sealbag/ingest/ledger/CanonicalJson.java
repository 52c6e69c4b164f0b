package sealbag.ingest.ledger;

import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;

/// Canonical JSON (RFC 8785) of what events are made of: strings, whole numbers, sorted objects.
/// Java compares strings by UTF-16 code units, which is the order that section 3.2.3 asks for.
final class CanonicalJson {
  private static final int FIRST_PRINTABLE = 0x20;

  private CanonicalJson() {}

  static String of(SortedMap<String, ?> object) {
    var out = new StringBuilder(320);
    write(out, object);
    return out.toString();
  }

  private static void write(StringBuilder out, Map<?, ?> object) {
    out.append('{');
    for (Iterator<? extends Map.Entry<?, ?>> all = object.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<?, ?> next = all.next();
      quote(out, (String) next.getKey());
      out.append(':');
      value(out, next.getValue());
      if (all.hasNext()) {
        out.append(',');
      }
    }
    out.append('}');
  }

  private static void value(StringBuilder out, Object value) {
    switch (value) {
      case String text -> quote(out, text);
      case Long number -> out.append(number.longValue());
      case SortedMap<?, ?> object -> write(out, object);
      default -> throw new IllegalArgumentException("events hold text, counts and objects only");
    }
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      escape(out, text, i);
    }
    out.append('"');
  }

  private static void escape(StringBuilder out, String text, int at) {
    char c = text.charAt(at);
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> plain(out, c, isLone(text, at));
    }
  }

  private static void plain(StringBuilder out, char c, boolean lone) {
    if (lone) {
      throw new IllegalArgumentException("half a character: text for the log must be whole");
    }
    if (c < FIRST_PRINTABLE) {
      out.append("\\u00")
          .append(Character.forDigit(c >> 4, 16))
          .append(Character.forDigit(c & 15, 16));
    } else {
      out.append(c);
    }
  }

  private static boolean isLone(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
