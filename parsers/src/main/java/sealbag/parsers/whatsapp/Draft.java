package sealbag.parsers.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.chat.Utf8;
import sealbag.parsers.chat.Warning;

/// One record as it is cut from the file, before its text is understood: places in a buffer that
/// holds it until the next record is read. Reused for every record.
final class Draft {

  long n;
  long line;
  long lineCount;
  long byteStart;
  long byteEnd;
  Header header = new Header();

  /// The buffer. The places are those of [#header] and these: where the body's first line ends, and
  /// the body.
  byte[] bytes = new byte[0];

  int firstLineEnd;
  int bodyEnd;

  /// Where the printed name ends and where the text then starts; both where the body starts if
  /// there is no name.
  int nameEnd;

  int textStart;

  /// The places of the whole text in the file, where it is too long for memory and the buffer holds
  /// only its head; else null.
  @Nullable LongText longText;

  boolean utf8;
  boolean ascii;

  /// Whether a CR LF stands before it.
  boolean afterCrLf;

  /// Whether the text after the name holds a colon; not known where there is no name.
  boolean hasColon;

  final Set<Warning.Kind> flags = EnumSet.noneOf(Warning.Kind.class);

  /// The lines inside the record that a flag is about, where that is not its first line.
  private final Map<Warning.Kind, List<Long>> flaggedLines = new EnumMap<>(Warning.Kind.class);

  private @Nullable String text;

  void clear() {
    utf8 = true;
    longText = null;
    if (!flags.isEmpty()) {
      flags.clear();
      flaggedLines.clear();
    }
  }

  /// Moves all places: the record now lies elsewhere in its buffer.
  void move(int by) {
    header.move(by);
    firstLineEnd += by;
    bodyEnd += by;
  }

  void setNoName() {
    nameEnd = header.bodyStart;
    textStart = header.bodyStart;
    text = null;
  }

  void setName(int end, int textAfter) {
    nameEnd = end;
    textStart = textAfter;
    hasColon = Words.find((byte) ':', bytes, textStart, bodyEnd) < bodyEnd;
    text = null;
  }

  boolean hasName() {
    return nameEnd > header.bodyStart;
  }

  /// What follows the name, or the head of it where it is too long for memory.
  String text() {
    String known = text;
    if (known == null) {
      known = text(textStart, bodyEnd);
      text = known;
    }
    return known;
  }

  /// The whole of what follows the name.
  Utf8 wholeText() {
    LongText whole = longText;
    return whole == null
        ? Utf8.of(bytes, textStart, bodyEnd)
        : Utf8.of(whole.from(textStart - header.bodyStart));
  }

  Utf8 stamp() {
    return Utf8.of(bytes, header.stampStart, header.stampEnd);
  }

  /// What is printed between two places of the buffer; bytes that are not UTF-8 become U+FFFD.
  String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  void flag(Warning.Kind kind) {
    flags.add(kind);
  }

  void flag(Warning.Kind kind, long aboutLine) {
    flags.add(kind);
    List<Long> lines = flaggedLines.computeIfAbsent(kind, _ -> new ArrayList<>());
    if (lines.size() <= WarningList.MOST) {
      lines.add(aboutLine);
    }
  }

  /// The lines that a flag is about.
  List<Long> flaggedLines(Warning.Kind kind) {
    return flaggedLines.getOrDefault(kind, List.of(line));
  }
}
