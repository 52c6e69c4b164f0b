package sealbag.parsers.whatsapp;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.chat.Warning;

/// One record as it is cut from the file, before its text is understood. Reused for every record.
final class Draft {

  long n;
  long line;
  long lineCount;
  long byteStart;
  long byteEnd;
  final Header header = new Header();
  final Bytes stamp = new Bytes();
  final Bytes body = new Bytes();

  /// Where the body's first line ends.
  int firstLineEnd;

  final Set<Warning.Kind> flags = EnumSet.noneOf(Warning.Kind.class);

  /// The lines inside the record that a flag is about, where that is not its first line.
  final Map<Warning.Kind, Long> flaggedLines = new EnumMap<>(Warning.Kind.class);

  /// Where the printed name ends in the body and where the text then starts; equal where there is
  /// no name.
  int nameEnd;

  int textStart;
  private @Nullable String text;

  void clear() {
    stamp.clear();
    body.clear();
    if (!flags.isEmpty()) {
      flags.clear();
      flaggedLines.clear();
    }
    setName(0, 0);
  }

  void setName(int end, int textAfter) {
    nameEnd = end;
    textStart = textAfter;
    text = null;
  }

  boolean hasName() {
    return nameEnd > 0;
  }

  /// What follows the name.
  String text() {
    String known = text;
    if (known == null) {
      known = body.text(textStart, body.length());
      text = known;
    }
    return known;
  }

  void flag(Warning.Kind kind) {
    flags.add(kind);
  }

  void flag(Warning.Kind kind, long aboutLine) {
    flags.add(kind);
    flaggedLines.putIfAbsent(kind, aboutLine);
  }
}
