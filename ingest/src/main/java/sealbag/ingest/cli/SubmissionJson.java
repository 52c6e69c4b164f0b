package sealbag.ingest.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.ledger.ChatSummary;
import sealbag.ingest.ledger.Export;
import sealbag.ingest.ledger.Findings;
import sealbag.ingest.ledger.LookUps;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Related;
import sealbag.ingest.ledger.Submission;

/// A submission in the words of `--json`.
final class SubmissionJson {
  private SubmissionJson() {}

  /// SHA-256 of the export, the one an officer can check; of what was received while the export is
  /// not known.
  static String sha256(Submission submission) {
    return Facts.of(submission.progress())
        .findings()
        .map(Findings::export)
        .or(() -> submission.original().export())
        .map(Export::sha256)
        .orElse(submission.original().intake().sha256())
        .hex();
  }

  /// `package`, a path or null; for an intake that was split `packages`, a list.
  static Map<String, @Nullable Object> packages(List<Submission> submissions, boolean split) {
    List<String> paths =
        submissions.stream()
            .flatMap(submission -> Facts.of(submission.progress()).parcel().stream())
            .map(parcel -> parcel.file().toString())
            .toList();
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    if (split) {
      object.put("packages", paths);
    } else {
      object.put("package", paths.isEmpty() ? null : paths.getFirst());
    }
    return object;
  }

  static Stream<Map<String, Object>> chats(Submission submission) {
    return Facts.of(submission.progress()).findings().stream()
        .flatMap(findings -> findings.chats().stream())
        .map(SubmissionJson::chat);
  }

  private static Map<String, Object> chat(ChatSummary chat) {
    Map<String, Object> attachments = new LinkedHashMap<>();
    attachments.put("present", chat.present());
    attachments.put("missing", chat.missing());
    attachments.put("unreferenced", chat.unreferenced());
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", chat.name());
    object.put("records", chat.records());
    object.put("dateOrder", chat.dateOrder());
    object.put("dateOrderCertainty", chat.dateOrderCertainty());
    object.put("attachments", attachments);
    return object;
  }

  static Stream<String> flags(Submission submission) {
    Stream<String> seen =
        submission.progress() instanceof Progress.Held held
            ? held.seen().flags().stream()
            : Stream.of();
    return Stream.concat(
        seen,
        Facts.of(submission.progress()).findings().stream()
            .flatMap(findings -> findings.flags().stream()));
  }

  /// Adds how many mails a file held, and where those without an export are listed.
  static void mails(Submission submission, Map<String, @Nullable Object> object) {
    if (submission.progress() instanceof Progress.Split(_, var mails) && mails.isPresent()) {
      Progress.Mails found = mails.orElseThrow();
      object.put(
          "mails",
          Map.of(
              "total", found.total(),
              "withExport", found.withExport(),
              "withoutExport", found.total() - found.withExport(),
              "list", found.list().hex()));
    }
  }

  /// What the look-ups said; null while nothing is sealed.
  static @Nullable Map<String, Object> screening(Submission submission) {
    return Facts.of(submission.progress())
        .findings()
        .map(Findings::lookUps)
        .map(SubmissionJson::screening)
        .orElse(null);
  }

  /// `screening`, an object or null; for an intake that was split `screenings`, a list.
  static Map<String, @Nullable Object> screenings(List<Submission> submissions, boolean split) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    if (split) {
      object.put("screenings", submissions.stream().map(SubmissionJson::screening).toList());
    } else {
      object.put("screening", submissions.isEmpty() ? null : screening(submissions.getFirst()));
    }
    return object;
  }

  private static Map<String, Object> screening(LookUps lookUps) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("malware", lookUps.malware());
    object.put("malwareReason", lookUps.malwareReason());
    object.put("knownHashes", lookUps.knownHashes());
    object.put("knownHashesReason", lookUps.knownHashesReason());
    return object;
  }

  /// The object of `list --json` and, with more behind it, of `show --json`.
  static Map<String, @Nullable Object> item(Submission submission, List<Submission> children) {
    List<Submission> all = children.isEmpty() ? List.of(submission) : children;
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("type", "item");
    object.put("path", submission.original().intake().name());
    object.put("outcome", outcome(submission.progress()));
    object.put("receipt", submission.number());
    object.put("sha256", sha256(submission));
    object.putAll(packages(all, !children.isEmpty()));
    object.put("chats", all.stream().flatMap(SubmissionJson::chats).toList());
    object.put("flags", all.stream().flatMap(SubmissionJson::flags).distinct().sorted().toList());
    object.put(
        "code", submission.progress() instanceof Progress.Held held ? held.reason().name() : null);
    object.put("reason", reason(submission));
    object.put("state", submission.progress().word());
    object.put("uploaded", uploaded(submission.progress()));
    object.put("receivedAt", submission.receivedAt().toString());
    object.put("due", submission.due().map(Object::toString).orElse(null));
    object.put("parent", submission.parent().orElse(null));
    object.put("sameExportAs", submission.sameExportAs());
    object.put(
        "related", submission.progress().found().map(SubmissionJson::related).orElse(List.of()));
    object.put("screening", screening(submission));
    mails(submission, object);
    return object;
  }

  /// Whether the package lies at its destination; null while nothing is sealed.
  private static @Nullable Boolean uploaded(Progress progress) {
    Facts facts = Facts.of(progress);
    return facts.parcel().isPresent() ? facts.receipt().isPresent() : null;
  }

  private static List<Map<String, Object>> related(Findings findings) {
    return findings.related().stream().map(SubmissionJson::related).toList();
  }

  private static Map<String, Object> related(Related related) {
    return Map.of(
        "receipt", related.number(),
        "how", related.how().word(),
        "sameRecords", related.same().records(),
        "sameBytes", related.same().bytes(),
        "addedRecords", related.addedRecords(),
        "files", related.supplied().size());
  }

  private static String outcome(Progress progress) {
    return switch (progress) {
      case Progress.Held _ -> "held";
      case Progress.Closed _ -> "duplicate";
      case Progress.Received _ -> "failed";
      case Progress.Sealed _, Progress.Uploaded _, Progress.Recorded _, Progress.Split _ ->
          "sealed";
    };
  }

  static @Nullable String reason(Submission submission) {
    return switch (submission.progress()) {
      case Progress.Held held -> held.sentence();
      case Progress.Closed closed -> closed.sentence();
      case Progress.Received _,
          Progress.Sealed _,
          Progress.Uploaded _,
          Progress.Recorded _,
          Progress.Split _ ->
          submission.lastProblem().orElse(null);
    };
  }
}
