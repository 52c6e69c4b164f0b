package sealbag.ingest.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sealbag.ingest.logging.LogFormat;

/// How the log is written.
final class LogOptions {
  private static final String VARIABLE = "SEALBAG_LOG_FORMAT";

  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      description =
          "How the log on standard error is written: a line for each change of state, with the receipt number. Default: SEALBAG_LOG_FORMAT, else text.")
  private @Nullable LogFormat format;

  /// For a command that runs for long: changes of state are always told.
  void follow(Map<String, String> environment) throws UserException {
    wanted(environment).orElse(LogFormat.TEXT).use(true);
  }

  /// For a command that reports in its own way: changes of state are told only where a format was
  /// asked for.
  void listen(Map<String, String> environment) throws UserException {
    Optional<LogFormat> wanted = wanted(environment);
    wanted.orElse(LogFormat.TEXT).use(wanted.isPresent());
  }

  private Optional<LogFormat> wanted(Map<String, String> environment) throws UserException {
    if (format != null) {
      return Optional.of(format);
    }
    String text = environment.getOrDefault(VARIABLE, "").strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(known(text));
  }

  private static LogFormat known(String text) throws UserException {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "text" -> LogFormat.TEXT;
      case "json" -> LogFormat.JSON;
      default ->
          throw new UserException(
              ExitCode.USAGE, VARIABLE + " is \"" + text + "\"; give text or json.");
    };
  }
}
