package sealbag.ingest.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import sealbag.ingest.config.Config;
import sealbag.ingest.ledger.ChatSummary;
import sealbag.ingest.ledger.CloseReason;
import sealbag.ingest.ledger.Findings;
import sealbag.ingest.ledger.LookUps;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Related;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.pipeline.Imported;
import sealbag.ingest.pipeline.Imported.Outcome;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;

/// `import` for people.
record ImportText(Output output, Config config) implements ImportReport {

  @Override
  public void item(Imported imported) {
    String path = Plain.of(imported.path().toString());
    switch (imported.outcome()) {
      case SEALED -> output.line("Sealed     " + path);
      case DUPLICATE -> output.line((isClosed(imported) ? "Closed     " : "Duplicate  ") + path);
      case HELD -> output.line("Held       " + path + "   " + imported.code().orElse(""));
      case FAILED -> output.line("Failed     " + path + "   " + imported.code().orElse(""));
    }
    if (imported.children().isEmpty()) {
      imported.reason().ifPresent(reason -> field("Note", Plain.of(reason)));
    }
    List<Submission> shown =
        imported.children().isEmpty()
            ? imported.other().or(imported::submission).stream().toList()
            : imported.children();
    imported
        .submission()
        .filter(_ -> !imported.children().isEmpty())
        .ifPresent(parent -> split(parent, imported.children().size()));
    shown.forEach(submission -> submission(submission, !imported.children().isEmpty()));
    output.line("");
  }

  private void split(Submission parent, int exports) {
    field("Split", parent.number() + " became " + exports + " submissions");
    if (parent.progress() instanceof Progress.Split(_, var mails)) {
      mails.ifPresent(this::mails);
    }
  }

  /// Closed for another reason than that it is held already.
  private static boolean isClosed(Imported imported) {
    return imported
        .submission()
        .filter(
            one ->
                one.progress() instanceof Progress.Closed closed
                    && closed.why() != CloseReason.DUPLICATE)
        .isPresent();
  }

  private void mails(Progress.Mails mails) {
    field(
        "Mails",
        "%d in this file: %d taken in, %d without an export"
            .formatted(mails.total(), mails.withExport(), mails.total() - mails.withExport()));
    String hash = mails.list().hex();
    Path list = config.home().resolve("store/objects").resolve(hash.substring(0, 2)).resolve(hash);
    field("List", Plain.of(list.toString()) + "  (those without)");
  }

  /// A submission as `show` prints it.
  void show(Submission submission, List<Submission> children) {
    output.line(
        submission.progress().word() + "  " + Plain.of(submission.original().intake().name()));
    String reason = SubmissionJson.reason(submission);
    if (reason != null) {
      field("Note", Plain.of(reason));
    }
    submission(submission, false);
    if (submission.progress() instanceof Progress.Split(_, var mails)) {
      mails.ifPresent(this::mails);
    }
    children.forEach(child -> field("Child", child.number() + "  " + child.progress().word()));
    output.line("");
  }

  private void submission(Submission submission, boolean child) {
    Facts facts = Facts.of(submission.progress());
    var intake = submission.original().intake();
    field("Receipt", submission.number() + (child ? state(submission) : ""));
    facts
        .findings()
        .ifPresent(
            found ->
                field(
                    "Export",
                    found.export().sha256()
                        + "  (SHA-256 of the export: the officer can check this one)"));
    field(
        "Received",
        "%s  (SHA-256 of %s, %s)"
            .formatted(intake.sha256(), Plain.of(intake.name()), size(intake.sizeBytes())));
    if (submission.progress() instanceof Progress.Held held && !held.seen().flags().isEmpty()) {
      field("Flags", String.join(" ", held.seen().flags()));
    }
    facts.findings().ifPresent(this::findings);
    facts.parcel().ifPresent(this::parcel);
    whereItWent(submission, facts);
  }

  /// Said only where it is not the happy end.
  private static String state(Submission submission) {
    return switch (submission.progress()) {
      case Progress.Held held -> "  held: " + held.reason() + ". " + Plain.of(held.sentence());
      case Progress.Closed closed -> "  closed: " + Plain.of(closed.sentence());
      case Progress.Received _,
          Progress.Split _,
          Progress.Sealed _,
          Progress.Uploaded _,
          Progress.Recorded _ ->
          "";
    };
  }

  private void parcel(Parcel parcel) {
    field(
        "Package", "%s  (%s)".formatted(Plain.of(shown(parcel.file())), size(parcel.sizeBytes())));
    field("", parcel.sha256() + "  (SHA-256 of the package)");
  }

  private void whereItWent(Submission submission, Facts facts) {
    facts
        .receipt()
        .ifPresent(
            receipt ->
                field("Uploaded", place(receipt.destination()) + "  (read back: same SHA-256)"));
    facts.receipt().flatMap(Receipt::left).ifPresent(left -> field("Left to do", left));
    facts
        .stub()
        .filter(_ -> facts.receipt().isEmpty())
        .ifPresent(
            _ -> field("Uploaded", "no: for this reason it is recorded only, and kept here"));
    facts.stub().ifPresent(stub -> field("Record", place(stub.place())));
    submission.due().ifPresent(due -> field("Waiting", "next try after " + due));
    facts
        .parcel()
        .ifPresent(
            parcel -> field("Check it", "./sealbag verify " + Plain.of(shown(parcel.file()))));
  }

  /// A file as a path, anything else as its address.
  private String place(URI place) {
    return Plain.of("file".equals(place.getScheme()) ? shown(Path.of(place)) : place.toString());
  }

  private void findings(Findings findings) {
    for (ChatSummary chat : findings.chats()) {
      field(
          "Chat",
          "%,d records, %s to %s (phone time; the export names no time zone)"
              .formatted(
                  chat.records(),
                  chat.firstTimestamp().orElse("unknown"),
                  chat.lastTimestamp().orElse("unknown")));
      field(
          "Dates",
          order(chat.dateOrder())
              + ", "
              + chat.dateOrderCertainty()
              + ": "
              + Plain.of(chat.dateOrderProof()));
      field(
          "People",
          chat.labels().size()
              + ": "
              + Plain.of(String.join(", ", chat.labels()))
              + "  (labels from one phone's address book)");
      field(
          "Files",
          "%d mentioned and present, %d mentioned but missing, %d not mentioned"
              .formatted(chat.present(), chat.missing(), chat.unreferenced()));
    }
    findings.related().forEach(related -> field("Belongs to", belongs(related)));
    if (!findings.flags().isEmpty()) {
      field("Flags", String.join(" ", findings.flags()));
    }
    LookUps lookUps = findings.lookUps();
    field("Malware", lookUps.malware() + "  (" + Plain.of(lookUps.malwareReason()) + ")");
    field("Known", lookUps.knownHashes() + "  (" + Plain.of(lookUps.knownHashesReason()) + ")");
  }

  private static String belongs(Related related) {
    String words =
        switch (related.how()) {
          case SAME_TEXT -> "%s: the same chat text, %d files that it lacked";
          case LONGER -> "%s: its chat goes on here, %3$d more records, %2$d files that it lacked";
          case SUPPLIES -> "%s: %d files that its chat mentions, by their names";
          case SHORTER ->
              "%s: this text is the beginning of its chat, %4$d records (%5$d bytes), which goes on there";
          case DIVERGES ->
              "%s: the first %4$d records (%5$d bytes) are the same, then the two texts differ";
          case SAME_TITLE -> "%s, perhaps: the title is the same, which proves nothing";
        };
    return words.formatted(
        related.number(),
        related.supplied().size(),
        related.addedRecords(),
        related.same().records(),
        related.same().bytes());
  }

  static String order(String dateOrder) {
    return switch (dateOrder) {
      case "DMY" -> "day/month/year";
      case "MDY" -> "month/day/year";
      case "YMD" -> "year-month-day";
      default -> dateOrder;
    };
  }

  /// The path as short as it can be given from where the person stands.
  private String shown(Path file) {
    Path home = config.home();
    return file.startsWith(home.toAbsolutePath())
        ? home.resolve(home.toAbsolutePath().relativize(file)).toString()
        : file.toString();
  }

  static String size(long bytes) {
    return bytes < 10_000
        ? "%,d bytes".formatted(bytes)
        : bytes < 10_000_000
            ? String.format(Locale.ROOT, "%,d kB", bytes / 1_000)
            : String.format(Locale.ROOT, "%,d MB", bytes / 1_000_000);
  }

  private void field(String name, String value) {
    output.line("  %-10s %s".formatted(name, value));
  }

  @Override
  public void summary(ImportTotals totals) {
    if (totals.discovered() != 1) {
      output.line(
          "%d found: %d sealed, %d duplicate, %d held, %d failed"
              .formatted(
                  totals.discovered(),
                  totals.of(Outcome.SEALED),
                  totals.of(Outcome.DUPLICATE),
                  totals.of(Outcome.HELD),
                  totals.of(Outcome.FAILED)));
    }
  }
}
