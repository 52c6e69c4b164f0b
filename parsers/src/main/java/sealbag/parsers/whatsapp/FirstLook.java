package sealbag.parsers.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Rules out by its bytes most of the text that holds no phrase, before a string is made of it.
/// Says yes too often, and never no to a phrase.
final class FirstLook {

  private static final byte LINE_FEED = '\n';

  private final Edges openings;
  private final Edges lineOpenings;
  private final Edges lineEndings;
  private final Edges endings;
  private final Inside inside;

  private FirstLook(ByteHints hints) {
    lineOpenings = new Edges(utf8(hints.lineOpenings(), List.of()), true);
    lineEndings = new Edges(utf8(hints.lineEndings(), List.of()), false);
    inside = new Inside(utf8(hints.insideKeys(), List.of()));
    openings = new Edges(utf8(hints.openings(), hints.lineOpenings()), true);
    endings = new Edges(utf8(hints.endings(), hints.lineEndings()), false);
  }

  static FirstLook of(ByteHints hints) {
    return new FirstLook(hints);
  }

  private static List<byte[]> utf8(List<String> texts, List<String> more) {
    return Stream.concat(texts.stream(), more.stream())
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  /// Whether the draft's text could hold a phrase, or holds a mark of the app.
  boolean mayHold(Draft draft) {
    return mayHold(draft.bytes, draft.textStart, draft.bodyEnd, draft.signs());
  }

  /// The same of a part of a text, with the [Signs] that are in it.
  boolean mayHold(byte[] bytes, int from, int to, int signs) {
    return openings.open(bytes, from, to)
        || endings.end(bytes, from, to)
        || ((signs & Signs.LINES) != 0 && innerLines(bytes, from, to))
        || inside.isIn(bytes, from, to, signs)
        || ((signs & Signs.WIDE) != 0 && holdsMark(bytes, from, to));
  }

  /// Whether the text could open with a phrase's own words, marks before them or not, or be one of
  /// the few phrases that open with a name and a colon.
  boolean mayOpen(Draft draft) {
    return mayOpen(draft.bytes, draft.textStart, draft.bodyEnd, draft.signs());
  }

  /// The same of a text with these [Signs].
  boolean mayOpen(byte[] bytes, int from, int to, int signs) {
    return openings.open(bytes, from, to)
        || inside.isInWithColon(bytes, from, to, signs)
        || (from < to && (bytes[from] == '<' || bytes[from] < 0));
  }

  /// What lines can end with, before the last, and open with, after the first.
  private boolean innerLines(byte[] bytes, int from, int to) {
    for (int at = from; (at = Words.find(LINE_FEED, bytes, at, to)) < to; at++) {
      if (lineEndings.end(bytes, from, at) || lineOpenings.open(bytes, at + 1, to)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsMark(byte[] bytes, int from, int to) {
    for (int at = from; (at = Words.find((byte) 0xE2, bytes, at, to)) < to; at++) {
      if (ShapeTally.startsWithAppMark(bytes, at, to)) {
        return true;
      }
    }
    return false;
  }
}
