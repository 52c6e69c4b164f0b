package sealbag.parsers.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.chat.Attachment;
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

  /// Where its first line starts in the buffer.
  int start;

  /// Where the printed name ends and where the text then starts; both where the body starts if
  /// there is no name.
  int nameEnd;

  int textStart;
  private int signs = Signs.UNKNOWN;

  /// The end of a name without a colon in it, and the [Signs] in what follows it, or follows the
  /// header where there is no such name; each only where it was found when the record was cut.
  private int plainColon = NameEnd.NONE;

  private int plainSigns = Signs.UNKNOWN;

  /// The places of the whole text in the file, where it is too long for memory and the buffer holds
  /// only its head; else null.
  @Nullable LongText longText;

  /// Whether its bytes stand in the buffer as in the file, with no CR LF made LF.
  boolean asInFile;

  /// Whether the lines that start so many bytes after its start, or later, are UTF-8.
  boolean utf8;

  int unchecked;

  /// Whether a CR LF stands before it.
  boolean afterCrLf;

  /// What the interpreter finds: the time as [sealbag.parsers.chat.Record#second()], the printed
  /// name, whether that name's bearer sent the record, what the text says, the files it names, and
  /// how many records the files' numbers show to be absent before this one.
  long second;

  Name name = Name.NONE;
  boolean sent;
  Meaning meaning = Meaning.TEXT;
  List<Attachment> attachments = List.of();
  long missing;

  final Set<Warning.Kind> flags = EnumSet.noneOf(Warning.Kind.class);

  /// The lines inside the record that a flag is about, where that is not its first line.
  private final Map<Warning.Kind, List<Long>> flaggedLines = new EnumMap<>(Warning.Kind.class);

  private @Nullable String text;

  void clear() {
    utf8 = true;
    asInFile = true;
    longText = null;
    if (!flags.isEmpty()) {
      flags.clear();
      flaggedLines.clear();
    }
  }

  /// Whether its bytes stand in the file as they stand in the buffer, with no CR LF made LF.
  boolean isAsInFile() {
    return asInFile && longText == null;
  }

  /// Moves all places: the record now lies elsewhere in its buffer.
  void move(int by) {
    header.move(by);
    firstLineEnd += by;
    bodyEnd += by;
    plainColon += plainColon == NameEnd.NONE ? 0 : by;
  }

  /// Sets what was found of the first line when the record was cut.
  void setPlainName(int colon, int signsAfter) {
    plainColon = colon;
    plainSigns = signsAfter;
  }

  /// Notes the signs of a further line.
  void addSigns(int more) {
    plainSigns |= more | Signs.LINES;
  }

  /// Where the first colon stands that may end a name, or [NameEnd#NONE].
  int colon() {
    return plainColon == NameEnd.NONE
        ? NameEnd.find(bytes, header.bodyStart, firstLineEnd)
        : plainColon;
  }

  void setNoName() {
    nameEnd = header.bodyStart;
    textStart = header.bodyStart;
    signs = plainColon == NameEnd.NONE ? plainSigns : Signs.UNKNOWN;
    text = null;
  }

  /// Sets the name's end, at a colon, and what follows it.
  void setName(int colon) {
    nameEnd = colon;
    textStart = NameEnd.bodyStart(bytes, colon, firstLineEnd);
    signs = colon == plainColon ? plainSigns : Signs.UNKNOWN;
    text = null;
  }

  /// Whether the text after the name, or without a name, holds one of these [Signs].
  boolean holds(int sign) {
    return (signs() & sign) != 0;
  }

  /// The [Signs] in the text after the name, or without a name.
  int signs() {
    int known = signs;
    if (known == Signs.UNKNOWN) {
      known = Signs.in(bytes, textStart, bodyEnd);
      signs = known;
    }
    return known;
  }

  /// Whether all of it is UTF-8. That of its header and its name is known for most.
  boolean isUtf8() {
    boolean headKnown = header.stencil != null && name.isUtf8;
    if (!utf8 || (headKnown && !holds(Signs.WIDE))) {
      return utf8;
    }
    int from = headKnown ? textStart : start;
    int to = asInFile ? Math.min(bodyEnd, start + unchecked) : bodyEnd;
    return to <= from || Utf8.isWellFormed(bytes, from, to);
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
