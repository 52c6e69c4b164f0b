package sealbag.ingest.cli;

/// Something the person at the keyboard can mend. The message is one plain sentence that says what,
/// where and how.
final class UserException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  UserException(ExitCode exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
