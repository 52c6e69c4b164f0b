package sealbag.ingest.health;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A reader of Prometheus' text format 0.0.4 that takes nothing but what the format allows, and of
/// that only gauges without timestamps. Written from the format's description alone.
record Exposition(Map<String, String> help, Map<String, List<Series>> series) {
  private static final Pattern HELP = Pattern.compile("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
  private static final Pattern TYPE = Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) gauge");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? ([+-]Inf|NaN|-?\\d+(?:\\.\\d+)?(?:E-?\\d+)?)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"(,|$)");

  /// One line of values.
  record Series(Map<String, String> labels, double value) {}

  static Exposition read(String text) {
    if (!text.endsWith("\n")) {
      throw new AssertionError("the last line is not ended");
    }
    var help = new LinkedHashMap<String, String>();
    var all = new LinkedHashMap<String, List<Series>>();
    Set<String> seen = new HashSet<>();
    String open = "";
    for (String line : text.lines().toList()) {
      Matcher helps = HELP.matcher(line);
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (helps.matches()) {
        require(help.put(helps.group(1), helps.group(2)) == null, "a second HELP", line);
      } else if (type.matches()) {
        open = type.group(1);
        require(help.containsKey(open), "a TYPE without a HELP", line);
        require(all.put(open, new ArrayList<>()) == null, "a second TYPE", line);
      } else {
        require(sample.matches(), "no line of the format", line);
        require(open.equals(sample.group(1)), "a value outside of its family", line);
        Map<String, String> labels = labels(sample.group(2), line);
        require(seen.add(open + labels), "a second value of one series", line);
        series(all, open).add(new Series(labels, number(sample.group(3))));
      }
    }
    return new Exposition(help, all);
  }

  private static List<Series> series(Map<String, List<Series>> all, String name) {
    List<Series> series = all.get(name);
    if (series == null) {
      throw new AssertionError("no TYPE of " + name);
    }
    return series;
  }

  private static Map<String, String> labels(@Nullable String text, String line) {
    var labels = new TreeMap<String, String>();
    if (text == null) {
      return labels;
    }
    Matcher label = LABEL.matcher(text);
    int at = 0;
    while (at < text.length()) {
      require(label.find(at) && label.start() == at, "no label", line);
      require(labels.put(label.group(1), label.group(2)) == null, "a label twice", line);
      at = label.end();
    }
    return labels;
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static void require(boolean holds, String what, String line) {
    if (!holds) {
      throw new AssertionError(what + ": " + line);
    }
  }

  /// The value of the series that has exactly these labels, given as name, value, name, value.
  double value(String name, String... labels) {
    var wanted = new TreeMap<String, String>();
    for (int i = 0; i < labels.length; i += 2) {
      wanted.put(labels[i], labels[i + 1]);
    }
    return series(series, name).stream()
        .filter(one -> one.labels().equals(wanted))
        .mapToDouble(Series::value)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + wanted + " in " + series.get(name)));
  }
}
