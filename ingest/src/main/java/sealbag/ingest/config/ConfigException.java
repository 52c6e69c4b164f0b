package sealbag.ingest.config;

import java.util.List;

/// The configuration cannot be used. Carries every problem found, each one sentence with its
/// remedy.
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  ConfigException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /// Every problem, in the order of the file.
  public List<String> problems() {
    return problems;
  }
}
