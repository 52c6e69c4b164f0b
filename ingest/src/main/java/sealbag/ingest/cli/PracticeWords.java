package sealbag.ingest.cli;

import sealbag.ingest.cli.PracticeJson.Event;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;

/// What an event of the custody log means, for somebody who sees it for the first time.
final class PracticeWords {
  private static final int SHOWN = 16;

  private PracticeWords() {}

  /// One word for the left column.
  static String word(Event event) {
    return switch (event.action()) {
      case "received" -> "taken";
      case "mail-read" -> "read";
      case "screened" -> "looked up";
      case "export-found" -> "found";
      case "chat-read" -> "parsed";
      case "letter-written" -> "letter";
      default -> event.action();
    };
  }

  /// One sentence, or a few; empty where the word says it all.
  static String sentence(Event event, Submission submission) {
    return switch (event.action()) {
      case "received" -> received(event);
      case "mail-read" -> read(detail(event, "declared"));
      case "export-found" ->
          "the export, %s, %s".formatted(size(event, "sizeBytes"), sha(event, "sha256"));
      case "chat-read" ->
          "%s records; date order %s, %s"
              .formatted(
                  detail(event, "records"),
                  detail(event, "dateOrder"),
                  detail(event, "dateOrderCertainty"));
      case "catalogued" ->
          "%s files; %s mentioned in the chat and missing"
              .formatted(detail(event, "items"), detail(event, "missing"));
      case "screened" ->
          "malware scanner: %s; known files: %s"
              .formatted(detail(event, "malware"), detail(event, "knownHashes"));
      case "sealed" -> "package of " + size(event, "packageBytes") + ", " + sha(event, "package");
      case "uploaded" ->
          "evidence %s; read back, %s".formatted(detail(event, "evidence"), sha(event, "package"));
      case "recorded" ->
          "the records system has " + detail(event, "stub") + ", for a clerk to finish";
      case "letter-written" -> "to its sender, about: " + kind(detail(event, "kind"));
      case "held", "closed" -> reason(submission);
      case "split" -> detail(event, "count") + " exports in one mail: " + detail(event, "children");
      case "sighted" -> "the very same mail came again; nothing was added";
      case "answered" -> "the officer answered a letter";
      case "released", "rejected", "retried" -> detail(event, "because");
      default -> "";
    };
  }

  private static String received(Event event) {
    String what =
        event.details().containsKey("parent")
            ? "one export of " + detail(event, "parent")
            : "mail of " + size(event, "intakeBytes");
    return what + ", kept as it came, " + sha(event, "intake");
  }

  private static String read(String declared) {
    return declared.isEmpty()
        ? "the covering note gives nothing that Sealbag looks for"
        : "the covering note gives: " + declared.replace(" ", ", ");
  }

  /// The digits at the end of a kind tell two of one state apart.
  private static String kind(String kind) {
    return kind.replaceFirst("-[0-9a-f]{6}$", "");
  }

  private static String reason(Submission submission) {
    return switch (submission.progress()) {
      case Progress.Held held -> held.reason() + ". " + held.sentence();
      case Progress.Closed closed -> closed.sentence();
      case Progress.Received _,
          Progress.Sealed _,
          Progress.Uploaded _,
          Progress.Recorded _,
          Progress.Split _ ->
          "";
    };
  }

  /// Enough to see that two are the same; `--json` and the letter have all of it.
  private static String sha(Event event, String key) {
    String hex = detail(event, key);
    return "SHA-256 " + hex.substring(0, Math.min(SHOWN, hex.length())) + "...";
  }

  private static String size(Event event, String key) {
    String bytes = detail(event, key);
    return bytes.isEmpty() ? "unknown size" : ImportText.size(Long.parseLong(bytes));
  }

  private static String detail(Event event, String key) {
    return event.details().getOrDefault(key, "");
  }
}
