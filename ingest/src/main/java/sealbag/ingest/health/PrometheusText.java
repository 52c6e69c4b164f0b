package sealbag.ingest.health;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sealbag.ingest.health.Gauge.Sample;

/// Metrics in Prometheus' text format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
final class PrometheusText {
  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final double LARGEST_WHOLE = 1L << 53;

  private final StringBuilder text = new StringBuilder();
  private int unanswered;

  private PrometheusText() {}

  static String of(List<Gauge> gauges) {
    var page = new PrometheusText();
    gauges.forEach(page::add);
    page.write(Metric.UNANSWERED, List.of(new Sample(page.unanswered)));
    return page.text.toString();
  }

  private void add(Gauge gauge) {
    try {
      write(gauge.metric(), gauge.read().read());
    } catch (Exception _) {
      unanswered++; // the others are still worth knowing, and this number tells
    }
  }

  private void write(Metric metric, List<Sample> samples) {
    String name = metric.series();
    String help = metric.help().replace("\\", "\\\\").replace("\n", "\\n");
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
    for (Sample sample : samples) {
      text.append(name).append(labels(metric, sample)).append(' ');
      text.append(number(sample.value())).append('\n');
    }
  }

  private static String labels(Metric metric, Sample sample) {
    return metric.labels().isEmpty()
        ? ""
        : IntStream.range(0, metric.labels().size())
            .mapToObj(i -> metric.labels().get(i) + "=\"" + escaped(sample.labels().get(i)) + "\"")
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
