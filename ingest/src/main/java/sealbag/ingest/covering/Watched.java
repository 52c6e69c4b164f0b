package sealbag.ingest.covering;

/// A text that a regular expression may look at so many times. A pattern that tries without end is
/// stopped instead of stopping the daemon.
final class Watched implements CharSequence {
  private static final int MOST_LOOKS = 200_000;

  /// A pattern looked too often.
  static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final String text;
  private int looks;

  Watched(String text) {
    this.text = text;
  }

  @Override
  public char charAt(int index) {
    looks++;
    if (looks > MOST_LOOKS) {
      throw new TooManyLooks();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
