package sealbag.ingest.fixturecheck;

/// A line of a chat text with one place in it marked.
///
/// @param line counted from 1
/// @param text the line as [Visible] text; of a long line, the part around the place
/// @param from column of the place in `text`, counted from 0
/// @param columns width of the place, at least 1
public record Excerpt(long line, String text, int from, int columns) {

  private static final int WINDOW = 120;

  /// Marks `length` chars of `line` from `at` on.
  static Excerpt of(long number, String line, int at, int length) {
    int from = Visible.boundary(line, Math.clamp(at, 0, line.length()));
    int to = Visible.boundary(line, Math.clamp((long) from + length, from, line.length()));
    int start = Visible.boundary(line, Math.max(0, from - WINDOW / 2));
    int end = Visible.boundary(line, Math.min(line.length(), start + WINDOW));
    String before = (start > 0 ? "…" : "") + Visible.of(line.substring(start, from));
    String place = Visible.of(line.substring(from, Math.min(to, end)));
    String after = Visible.of(line.substring(Math.min(to, end), end));
    return new Excerpt(
        number,
        before + place + after + (end < line.length() ? "…" : ""),
        Visible.columns(before),
        Math.max(1, Visible.columns(place)));
  }

  /// The line that points at the place.
  public String pointer() {
    return " ".repeat(from) + "^".repeat(columns);
  }
}
