package sealbag.parsers.whatsapp;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import sealbag.parsers.chat.Warning;

/// One record as it is cut from the file, before its text is understood.
final class Draft {

  final long n;
  final long line;
  final long byteStart;
  final Header header;
  final String stamp;
  final Bytes body = new Bytes();
  final Set<Warning.Kind> flags = EnumSet.noneOf(Warning.Kind.class);

  /// The lines inside the record that a flag is about, where that is not its first line.
  final Map<Warning.Kind, Long> flaggedLines = new EnumMap<>(Warning.Kind.class);

  long lineCount = 1;
  long byteEnd;

  /// Where the printed name ends in the body and where the text then starts; equal where there is
  /// no name.
  int nameEnd;

  int textStart;

  Draft(long n, long line, long byteStart, Header header, String stamp) {
    this.n = n;
    this.line = line;
    this.byteStart = byteStart;
    this.header = header;
    this.stamp = stamp;
  }

  void flag(Warning.Kind kind) {
    flags.add(kind);
  }

  void flag(Warning.Kind kind, long aboutLine) {
    flags.add(kind);
    flaggedLines.putIfAbsent(kind, aboutLine);
  }
}
