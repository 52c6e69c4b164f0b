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
import sealbag.parsers.whatsapp.Header.Separator;
import sealbag.parsers.whatsapp.Layout.LineEnd;

/// The first pass over a text: tallies every shape of header in it, chooses the file's own, and
/// decides the date order. Its memory does not grow with the number of records.
final class Survey {

  /// A text without any header in this many bytes is not a chat; the rest need not be read.
  private static final long PATIENCE_BYTES = 1 << 20;

  private static final int PATIENCE_LINES = 20;
  private static final int MAX_SHAPES = 64;

  /// What stood before a header: nothing, LF or CR LF.
  private enum Before {
    START,
    LF,
    CRLF
  }

  private final HeaderScanner scanner;
  private final Phrases phrases;
  private final Map<Long, Map<Before, ShapeTally>> tallies = new HashMap<>();
  private Optional<HeaderShape> firstShape = Optional.empty();
  private @Nullable ShapeTally last;
  private Before lastBefore = Before.START;
  private long firstLine;
  private String firstText = "";

  private Survey(HeaderScanner scanner, Phrases phrases) {
    this.scanner = scanner;
    this.phrases = phrases;
  }

  /// How the text is printed; empty when it is not a chat.
  static Optional<Layout> of(ChatText text, HeaderWords words, Phrases phrases) throws IOException {
    var survey = new Survey(new HeaderScanner(words), phrases);
    try (InputStream in = text.bytes().open()) {
      return survey.walk(new LineReader(in)) ? survey.layout(text) : Optional.empty();
    }
  }

  private boolean walk(LineReader lines) throws IOException {
    while (lines.next()) {
      if (scanner.scan(lines.buffer(), ByteOrderMark.skip(lines), lines.contentEnd())) {
        tally(lines);
      }
      if (firstShape.isEmpty() && isHopeless(lines)) {
        return false;
      }
    }
    return firstShape.isPresent();
  }

  private static boolean isHopeless(LineReader lines) {
    return lines.offset() > PATIENCE_BYTES || (lines.number() <= PATIENCE_LINES && isBinary(lines));
  }

  private static boolean isBinary(LineReader lines) {
    for (int i = lines.start(); i < lines.end(); i++) {
      if (lines.buffer()[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private void tally(LineReader lines) {
    Header header = scanner.header();
    HeaderShape shape = header.shape;
    if (firstShape.isEmpty()) {
      firstShape = Optional.of(shape);
      firstLine = lines.number();
      firstText =
          new String(
              lines.buffer(),
              header.bodyStart,
              lines.contentEnd() - header.bodyStart,
              StandardCharsets.UTF_8);
    }
    Before before =
        lines.number() == 1 ? Before.START : lines.afterCrLf() ? Before.CRLF : Before.LF;
    ShapeTally tally = tally(shape, before);
    if (tally != null) {
      tally.add(header, lines.buffer(), lines.contentEnd(), lines.number());
    }
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

  private Optional<Layout> layout(ChatText text) {
    HeaderShape shape = choose();
    Map<Before, ShapeTally> found = tallies.getOrDefault(shape.key(), Map.of());
    LineEnd before = lineEnd(count(found, Before.LF), count(found, Before.CRLF));
    var whole = new ShapeTally(shape);
    var own = new ShapeTally(shape);
    for (Map.Entry<Before, ShapeTally> entry : sorted(found)) {
      whole.add(entry.getValue());
      if (fits(entry.getKey(), before)) {
        own.add(entry.getValue());
      }
    }
    return isChat(whole)
        ? Optional.of(new Layout(own, before, DateOrderVerdict.reach(own, text.givenOrder())))
        : Optional.empty();
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

  private boolean isChat(ShapeTally tally) {
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
