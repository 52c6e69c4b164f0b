package sealbag.ingest.verify;

import java.util.HexFormat;

/// Words out of a package that may be hostile, made safe to print.
final class Shown {

  private static final int LONGEST = 300;

  private Shown() {}

  /// Printable ASCII, and not too much of it. Other characters are shown by their number.
  static String text(String hostile) {
    var shown = new StringBuilder();
    for (int i = 0; i < hostile.length(); i++) {
      if (shown.length() > LONGEST) {
        return shown.append(" and so on").toString();
      }
      char c = hostile.charAt(i);
      if (c >= ' ' && c <= '~') {
        shown.append(c);
      } else {
        shown.append("\\u").append(HexFormat.of().toHexDigits((short) c));
      }
    }
    return shown.toString();
  }
}
