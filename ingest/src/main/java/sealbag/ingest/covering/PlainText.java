package sealbag.ingest.covering;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/// The text of a mail that was written in HTML, line by line as a person sees it. Nothing is
/// loaded, and what is not shown as text, such as scripts, styles and comments, is left out.
public final class PlainText {
  private static final int LONGEST = 1024 * 1024;
  private static final int DEEPEST = 256; // deeper elements become siblings (zammad#5826)
  private static final Set<String> HIDDEN =
      Set.of("script", "style", "head", "title", "noscript", "template", "iframe", "object", "svg");
  private static final Set<String> CELLS = Set.of("td", "th");
  private static final String QUOTE = "> ";

  private PlainText() {}

  /// Lines end with a line feed. What is quoted opens with `> `.
  ///
  /// @param html of more than 1 Mi characters the first
  public static String of(String html) {
    String start = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
    var lines = new Lines();
    Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(start, "").traverse(lines);
    return lines.text();
  }

  private static final class Lines implements NodeVisitor {
    private final StringBuilder text = new StringBuilder();
    private int hidden;
    private int quoted;
    private boolean atStart = true;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words && hidden == 0) {
        add(words.text());
      } else if (node instanceof Element element) {
        hidden += HIDDEN.contains(element.normalName()) ? 1 : 0;
        if (isLine(element)) {
          end();
        }
        quoted += element.normalName().equals("blockquote") ? 1 : 0;
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        hidden -= HIDDEN.contains(element.normalName()) ? 1 : 0;
        if (element.normalName().equals("br") || element.normalName().equals("hr")) {
          text.append('\n');
          atStart = true;
        } else if (isLine(element)) {
          end();
        } else if (CELLS.contains(element.normalName())) {
          add(" ");
        }
        quoted -= element.normalName().equals("blockquote") ? 1 : 0;
      }
    }

    private static boolean isLine(Element element) {
      return element.isBlock() && !CELLS.contains(element.normalName());
    }

    private void add(String words) {
      if (atStart && words.isBlank()) {
        return;
      }
      text.append(atStart && quoted > 0 ? QUOTE : "")
          .append(atStart ? words.stripLeading() : words);
      atStart = false;
    }

    private void end() {
      if (!atStart) {
        text.append('\n');
        atStart = true;
      }
    }

    private String text() {
      end();
      return text.toString();
    }
  }
}
