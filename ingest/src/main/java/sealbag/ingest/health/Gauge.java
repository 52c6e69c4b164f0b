package sealbag.ingest.health;

import java.util.List;

/// How one metric is found out.
///
/// @param read asked anew each time; when it throws, the metric is left out
public record Gauge(Metric metric, Reading read) {

  /// Finds the values out. Several threads may ask.
  @FunctionalInterface
  public interface Reading {
    /// Reads.
    List<Sample> read() throws Exception;
  }

  /// One value.
  ///
  /// @param labels the values of the metric's labels, in their order
  public record Sample(double value, List<String> labels) {
    Sample(double value, String... labels) {
      this(value, List.of(labels));
    }
  }
}
