package sealbag.ingest.cli;

/// How a command ends. The README lists the same.
enum ExitCode {
  DONE(0, "done"),
  UNEXPECTED(1, "unexpected error"),
  USAGE(2, "usage or configuration"),
  INCOMPLETE(3, "done, but something is held or failed"),
  DIFFERENCE(4, "a check found a difference"),
  TEMPORARY(5, "temporary failure outside"),
  NOT_A_CHAT(7, "not a chat export (parse and inspect)"),
  DAMAGED(8, "damaged or unsafe input (parse and inspect)"),
  INTERRUPTED(130, "interrupted, safe to resume");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  String meaning() {
    return meaning;
  }
}
