package sealbag.ingest.fixturecheck;

import java.util.ArrayList;
import java.util.List;

/// The verdicts as the XML that continuous integration reads: one `testcase` a case.
public final class JunitReport {

  private final List<Verdict> verdicts = new ArrayList<>();

  /// Adds one verdict.
  public void add(Verdict verdict) {
    verdicts.add(verdict);
  }

  /// The whole document. It names neither time nor machine: the same verdicts give the same bytes.
  public String text() {
    long failures = verdicts.stream().filter(verdict -> !verdict.passed()).count();
    var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    String counts =
        "tests=\"%d\" failures=\"%d\" errors=\"0\"".formatted(verdicts.size(), failures);
    out.append("<testsuites %s>\n".formatted(counts));
    out.append("<testsuite name=\"check-fixtures\" %s skipped=\"0\">\n".formatted(counts));
    verdicts.forEach(verdict -> out.append(testcase(verdict)));
    return out.append("</testsuite>\n</testsuites>\n").toString();
  }

  private static String testcase(Verdict verdict) {
    String head =
        "<testcase classname=\"check-fixtures\" name=\"%s\""
            .formatted(escaped(Visible.of(verdict.fixture().name())));
    return verdict.passed() ? head + "/>\n" : head + ">" + failure(verdict) + "</testcase>\n";
  }

  private static String failure(Verdict verdict) {
    Difference first = verdict.differences().getFirst();
    var lines = new ArrayList<String>();
    verdict.differences().forEach(difference -> lines.addAll(difference.lines()));
    return "<failure type=\"difference\" message=\"%s\">%s</failure>"
        .formatted(
            escaped(
                "%d difference(s), first: %s, %s"
                    .formatted(verdict.differences().size(), first.where(), first.key())),
            escaped(String.join("\n", lines)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
