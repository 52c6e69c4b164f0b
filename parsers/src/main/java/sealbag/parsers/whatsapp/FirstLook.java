package sealbag.parsers.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.List;

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
    openings = new Edges(utf8(hints.openings()), true);
    lineOpenings = new Edges(utf8(hints.lineOpenings()), true);
    lineEndings = new Edges(utf8(hints.lineEndings()), false);
    inside = new Inside(utf8(hints.insideKeys()));
    endings = new Edges(utf8(hints.endings()), false);
  }

  static FirstLook of(ByteHints hints) {
    return new FirstLook(hints);
  }

  private static List<byte[]> utf8(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /// Whether the draft's text could hold a phrase, or holds a mark of the app.
  boolean mayHold(Draft draft) {
    byte[] bytes = draft.bytes;
    int from = draft.textStart;
    int to = draft.bodyEnd;
    return openings.open(bytes, from, to)
        || endings.end(bytes, from, to)
        || (draft.lineCount == 1 ? line(bytes, from, to) : lines(bytes, from, to))
        || inside.isIn(draft)
        || (!draft.ascii && holdsMark(bytes, from, to));
  }

  private boolean lines(byte[] bytes, int from, int to) {
    for (int at = from; at <= to; ) {
      int lineFeed = Words.find(LINE_FEED, bytes, at, to);
      if (line(bytes, at, lineFeed)) {
        return true;
      }
      at = lineFeed + 1;
    }
    return false;
  }

  private boolean line(byte[] bytes, int from, int to) {
    return lineEndings.end(bytes, from, to) || lineOpenings.open(bytes, from, to);
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
