package sealbag.parsers.whatsapp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.DateOrder;
import sealbag.parsers.whatsapp.Header.Separator;
import sealbag.parsers.whatsapp.Layout.LineEnd;

/// Tallies every shape of header in a text, chooses the file's own, and decides the date order. Its
/// memory does not grow with the number of records.
final class Survey {

  /// Whether a text is a chat, and how it is printed, mostly shows in its beginning.
  private static final int BEGINNING_BYTES = 1 << 20;

  private static final int PATIENCE_LINES = 20;
  private static final int MAX_SHAPES = 64;

  /// What stood before a header: nothing, LF or CR LF.
  private enum Before {
    START,
    LF,
    CRLF
  }

  private final Phrases phrases;
  private final Map<Long, Map<Before, ShapeTally>> tallies = new HashMap<>();
  private Optional<HeaderShape> firstShape = Optional.empty();
  private @Nullable ShapeTally last;
  private Before lastBefore = Before.START;
  private long firstLine;
  private String firstText = "";

  Survey(Phrases phrases) {
    this.phrases = phrases;
  }

  /// How the beginning of the text is printed; empty when the text is not a chat.
  static Optional<Layout> ofBeginning(ChatText text, HeaderWords words, Phrases phrases)
      throws IOException {
    var survey = new Survey(phrases);
    try (InputStream in = text.bytes().open()) {
      var lines = new LineReader(in);
      var scanner = new HeaderScanner(words);
      var header = new Header();
      while (lines.next() && lines.offset() <= BEGINNING_BYTES) {
        lines.hold();
        if (!lines.isContinued()
            && scanner.scan(
                lines.buffer(), ByteOrderMark.skip(lines), lines.contentEnd(), header)) {
          survey.add(header, lines);
        } else if (survey.firstShape.isEmpty() && isBinary(lines)) {
          return Optional.empty();
        }
      }
    }
    return survey.isChat() ? Optional.of(survey.layout(text.givenOrder())) : Optional.empty();
  }

  private static boolean isBinary(LineReader lines) {
    return lines.number() <= PATIENCE_LINES
        && Words.find((byte) 0, lines.buffer(), lines.start(), lines.end()) < lines.end();
  }

  /// Notes a record of the layout that the text is read with.
  ///
  /// @param nameDate the date in the name of its attachment as `yyyymmdd`, or 0
  void add(Draft draft, int nameDate) {
    HeaderShape shape = draft.header.shape;
    noteFirst(shape, draft.line);
    Before before = draft.n == 1 ? Before.START : before(draft.afterCrLf);
    ShapeTally tally = tally(shape, before);
    if (tally != null) {
      tally.add(draft, nameDate);
    }
  }

  /// What records of a shape add up to that have this line end before them; null where too many
  /// shapes are there.
  @Nullable ShapeTally tally(HeaderShape shape, boolean afterCrLf) {
    return tally(shape, before(afterCrLf));
  }

  private static Before before(boolean afterCrLf) {
    return afterCrLf ? Before.CRLF : Before.LF;
  }

  /// Whether no header stands before this one, as far as heard. Those inside a record are heard of
  /// before the record is.
  private boolean noteFirst(HeaderShape shape, long line) {
    boolean first = firstShape.isEmpty() || line < firstLine;
    if (first) {
      firstShape = Optional.of(shape);
      firstLine = line;
    }
    return first;
  }

  /// Notes a header inside a record.
  void addInside(Header header, LineReader lines) {
    noteFirst(header.shape, lines.number());
    add(header, lines, before(lines.afterCrLf()));
  }

  private void add(Header header, LineReader lines, Before before) {
    ShapeTally tally = tally(header.shape, before);
    if (tally != null) {
      tally.add(header, lines.buffer(), lines.contentEnd(), lines.number());
    }
  }

  /// Notes the header that the current line opens with. What stands before the first header of a
  /// shape is none of the app's.
  void add(Header header, LineReader lines) {
    if (noteFirst(header.shape, lines.number())) {
      firstText =
          new String(
              lines.buffer(),
              header.bodyStart,
              lines.contentEnd() - header.bodyStart,
              StandardCharsets.UTF_8);
    }
    boolean first = !tallies.containsKey(header.shape.key());
    add(header, lines, first ? Before.START : before(lines.afterCrLf()));
  }

  private @Nullable ShapeTally tally(HeaderShape shape, Before before) {
    if (last != null && lastBefore == before && last.shape().key() == shape.key()) {
      return last;
    }
    if (tallies.size() < MAX_SHAPES || tallies.containsKey(shape.key())) {
      last =
          tallies
              .computeIfAbsent(shape.key(), _ -> new HashMap<>())
              .computeIfAbsent(before, _ -> new ShapeTally(shape));
      lastBefore = before;
      return last;
    }
    return null;
  }

  /// How the text is printed, as far as it was walked; there was at least one header.
  Layout layout(@SuppressWarnings("OptionalParameter") Optional<DateOrder> given) {
    Layout layout = layout(given, new LongNames());
    ShapeTally own = layout.tally();
    return new Layout(
        own, layout.before(), layout.verdict(), LongNames.of(own.labels(), own.longLabels()));
  }

  /// How the text is printed, as its records were read.
  Layout layout(
      @SuppressWarnings("OptionalParameter") Optional<DateOrder> given, LongNames longNames) {
    HeaderShape shape = choose();
    Map<Before, ShapeTally> found = tallies.getOrDefault(shape.key(), Map.of());
    LineEnd before = lineEnd(count(found, Before.LF), count(found, Before.CRLF));
    ShapeTally own = sum(shape, found, before);
    return new Layout(own, before, DateOrderVerdict.reach(own, given), longNames);
  }

  private static ShapeTally sum(HeaderShape shape, Map<Before, ShapeTally> found, LineEnd wanted) {
    var sum = new ShapeTally(shape);
    for (Map.Entry<Before, ShapeTally> entry : sorted(found)) {
      if (fits(entry.getKey(), wanted)) {
        sum.add(entry.getValue());
      }
    }
    return sum;
  }

  private static List<Map.Entry<Before, ShapeTally>> sorted(Map<Before, ShapeTally> found) {
    var entries = new ArrayList<>(found.entrySet());
    entries.sort(Map.Entry.comparingByKey());
    return entries;
  }

  /// An export opens with a header, so a header on the first line decides; else the most frequent.
  private HeaderShape choose() {
    HeaderShape first = firstShape.orElseThrow();
    if (firstLine == 1 && first.separator() != Separator.SPACE) {
      return first;
    }
    HeaderShape best = first;
    for (long key : tallies.keySet()) {
      if (total(key) > total(best.key())) {
        best = new HeaderShape(key);
      }
    }
    return best;
  }

  private long total(long key) {
    long total = 0;
    for (ShapeTally tally : tallies.getOrDefault(key, Map.of()).values()) {
      total += tally.count();
    }
    return total;
  }

  private static long count(Map<Before, ShapeTally> found, Before before) {
    ShapeTally tally = found.get(before);
    return tally == null ? 0 : tally.count();
  }

  /// iOS writes CR LF between records and LF inside them, so a header after the wrong one was typed
  /// or pasted. Where both are common somebody has edited the file, and the line end says nothing.
  private static LineEnd lineEnd(long afterLf, long afterCrLf) {
    if (isRare(afterLf, afterCrLf)) {
      return LineEnd.CRLF;
    }
    return isRare(afterCrLf, afterLf) ? LineEnd.LF : LineEnd.EITHER;
  }

  /// One record in five at most, so that a whole pasted conversation still counts as pasted.
  private static boolean isRare(long few, long many) {
    return many > 0 && (few * 4 <= many || (few == 1 && many >= 2));
  }

  private static boolean fits(Before before, LineEnd wanted) {
    return switch (before) {
      case START -> true;
      case LF -> wanted != LineEnd.CRLF;
      case CRLF -> wanted != LineEnd.LF;
    };
  }

  private boolean isChat() {
    if (firstShape.isEmpty()) {
      return false;
    }
    HeaderShape shape = choose();
    ShapeTally tally = sum(shape, tallies.getOrDefault(shape.key(), Map.of()), LineEnd.EITHER);
    long preambleLines = tally.firstLine() - 1;
    if (preambleLines > PATIENCE_LINES && preambleLines > tally.count()) {
      return false;
    }
    if (tally.named() == 0) {
      return phrases
          .lexicon(tally.shape().separator().platform())
          .notice(Plain.of(firstText))
          .isPresent();
    }
    boolean log = tally.logLevels() * 2 > tally.named();
    return switch (tally.shape().separator()) {
      case BRACKET, DASH -> !log;
      case COLON, SEMICOLON, SPACE -> !log && tally.named() * 2 > tally.count();
    };
  }
}
