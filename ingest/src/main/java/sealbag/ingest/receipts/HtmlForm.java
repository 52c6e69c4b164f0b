package sealbag.ingest.receipts;

import java.util.List;

/// The same lines as a simple page without pictures, styles from elsewhere or scripts.
final class HtmlForm {
  private HtmlForm() {}

  static String of(String title, List<Line> lines) {
    var page = new StringBuilder();
    page.append("<!DOCTYPE html>\r\n<html lang=\"en-GB\">\r\n<head><meta charset=\"utf-8\"><title>")
        .append(escaped(title))
        .append("</title></head>\r\n<body style=\"font-family: Arial, sans-serif\">\r\n");
    boolean open = false;
    for (Line line : lines) {
      if (line.isEmpty()) {
        page.append(open ? "</p>\r\n" : "");
        open = false;
      } else {
        page.append(open ? "<br>\r\n" : "<p>").append(of(line));
        open = true;
      }
    }
    return page.append(open ? "</p>\r\n" : "").append("</body>\r\n</html>\r\n").toString();
  }

  private static String of(Line line) {
    String text = escaped(line.text().strip());
    return line.label().isEmpty() ? text : "<b>" + escaped(line.label()) + ":</b> " + text;
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
