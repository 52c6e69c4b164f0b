package sealbag.ingest.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.pipeline.Imported;
import sealbag.ingest.pipeline.Imported.Outcome;

/// `import --json`: one object for each item, the last one a summary.
record ImportJson(Output output) implements ImportReport {

  @Override
  public void item(Imported imported) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("type", "item");
    object.put("path", imported.path().toString());
    object.put("outcome", imported.outcome().word());
    List<Submission> all = imported.children().isEmpty() ? shown(imported) : imported.children();
    object.put(
        "receipt", imported.other().or(imported::submission).map(Submission::number).orElse(null));
    object.put("sha256", sha256(all, imported));
    object.putAll(SubmissionJson.packages(all, !imported.children().isEmpty()));
    object.put("chats", all.stream().flatMap(SubmissionJson::chats).toList());
    object.put("flags", all.stream().flatMap(SubmissionJson::flags).distinct().sorted().toList());
    object.putAll(SubmissionJson.screenings(all, !imported.children().isEmpty()));
    object.put("code", imported.code().orElse(null));
    object.put("reason", imported.reason().orElse(null));
    imported.submission().ifPresent(submission -> SubmissionJson.mails(submission, object));
    output.json(object);
  }

  private static List<Submission> shown(Imported imported) {
    return imported.other().or(imported::submission).stream().toList();
  }

  private static @Nullable String sha256(List<Submission> all, Imported imported) {
    return all.size() == 1 && imported.children().isEmpty()
        ? SubmissionJson.sha256(all.getFirst())
        : imported.submission().map(SubmissionJson::sha256).orElse(null);
  }

  @Override
  public void summary(ImportTotals totals) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "summary");
    object.put("discovered", totals.discovered());
    object.put("sealed", totals.of(Outcome.SEALED));
    object.put("duplicate", totals.of(Outcome.DUPLICATE));
    object.put("held", totals.of(Outcome.HELD));
    object.put("failed", totals.of(Outcome.FAILED));
    output.json(object);
  }
}
