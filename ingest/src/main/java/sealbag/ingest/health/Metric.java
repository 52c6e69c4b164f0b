package sealbag.ingest.health;

import java.util.List;

/// Every number that is told, all of them gauges. The README lists the same.
public enum Metric {
  BUILD_INFO("sealbag_build_info", "Always 1; the labels say which build runs.", "version"),
  SUBMISSIONS("sealbag_submissions", "Submissions by state and reason.", "state reason"),
  DUE("sealbag_due_submissions", "Submissions that wait for a worker now.", ""),
  OLDEST_OPEN(
      "sealbag_oldest_open_seconds",
      "Age of the oldest submission that is not done; 0 where there is none.",
      "state"),
  MAILBOX_LAST_ANSWER(
      "sealbag_mailbox_last_answer_seconds",
      "Since the mail server last answered; +Inf before it first did.",
      "mailbox"),
  MAILBOX_LAST_ROUND(
      "sealbag_mailbox_last_round_seconds",
      "Since the mailbox was last looked through; +Inf before it first was.",
      "mailbox"),
  MAILBOX_STANDS_BY(
      "sealbag_mailbox_stands_by",
      "1 where another Sealbag reads the mailbox and this one would take over, else 0.",
      "mailbox"),
  MAILBOX_MAILS("sealbag_mailbox_mails", "Mails of the mailbox by state.", "mailbox state"),
  LETTERS("sealbag_letters", "Letters of ours by state.", "state"),
  DISK_FREE("sealbag_disk_free_bytes", "Free space for what is kept.", ""),
  READY("sealbag_ready", "1 where /health/ready says yes, else 0.", ""),
  UNANSWERED(
      "sealbag_metrics_unanswered", "Metrics left out because they cannot be found out.", "");

  private final String series;
  private final String help;
  private final String labels;

  /// @param labels their names, with a space between them
  Metric(String series, String help, String labels) {
    this.series = series;
    this.help = help;
    this.labels = labels;
  }

  /// The name by which Prometheus knows it.
  public String series() {
    return series;
  }

  /// What it means, with its unit.
  public String help() {
    return help;
  }

  /// The names of its labels.
  public List<String> labels() {
    return labels.isEmpty() ? List.of() : List.of(labels.split(" "));
  }
}
