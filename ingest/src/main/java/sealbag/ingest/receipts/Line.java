package sealbag.ingest.receipts;

/// One line of a letter before it is broken into lines of a page.
///
/// @param label what the text is, or empty
/// @param text empty for an empty line
record Line(String label, String text) {
  boolean isEmpty() {
    return label.isEmpty() && text.isEmpty();
  }

  static Line empty() {
    return new Line("", "");
  }
}
