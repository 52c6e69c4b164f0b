package sealbag.ingest.cli;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sealbag.ingest.ledger.Submission;
import sealbag.uploaders.delivery.Unfinished;

/// `uploads list`
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "List uploads that were begun and not finished, with what the destination has of them.",
    footer = {"", "Example:", "  sealbag uploads list --json"})
final class UploadsListCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final HomeOptions home = new HomeOptions();

  @Option(names = "--json", description = "One JSON object a line, the last one a summary.")
  private boolean json;

  UploadsListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    try (Application application =
        Application.existing(home.config(surroundings.environment()), InstantSource.system())) {
      BegunUploads.Found found = new BegunUploads(application.ledger(), application.ways()).find();
      found.begun().forEach(this::show);
      found.beside().forEach(this::show);
      found.unasked().forEach(why -> surroundings.output().say("sealbag: " + Plain.of(why)));
      end(found);
      return (found.unasked().isEmpty() ? ExitCode.DONE : ExitCode.TEMPORARY).code();
    }
  }

  private void show(BegunUploads.Begun begun) {
    Submission submission = begun.submission();
    Unfinished upload = begun.upload();
    if (json) {
      Map<String, @Nullable Object> object = item(submission.number(), upload.id());
      object.put("state", submission.progress().word());
      object.put("standing", upload.standing().word());
      object.put("parts", upload.parts());
      object.put("bytes", upload.sizeBytes());
      object.put("due", submission.due().map(Object::toString).orElse(null));
      object.put("reason", SubmissionJson.reason(submission));
      surroundings.output().json(object);
      return;
    }
    surroundings
        .output()
        .line(
            "%s  %-8s  %s  %s"
                .formatted(
                    submission.number(),
                    submission.progress().word(),
                    words(upload),
                    Plain.of(upload.id())));
  }

  private static String words(Unfinished upload) {
    return switch (upload.standing()) {
      case OPEN ->
          "open, %s there (%s)"
              .formatted(
                  upload.parts() == 1 ? "1 part" : upload.parts() + " parts",
                  ImportText.size(upload.sizeBytes()));
      case ACCEPTED -> "accepted there; the next try goes on from that";
      case GONE -> "gone there; the next try begins anew";
    };
  }

  private void show(BegunUploads.Beside beside) {
    String owner = beside.owner().map(Submission::number).orElse(null);
    String place = beside.stray().place().toString();
    if (json) {
      Map<String, @Nullable Object> object = item(owner, beside.stray().id());
      object.put("state", beside.owner().map(one -> one.progress().word()).orElse(null));
      object.put("standing", owner == null ? "nobody" : "orphan");
      object.put("place", place);
      object.put("begun", beside.stray().begun().map(Object::toString).orElse(null));
      surroundings.output().json(object);
      return;
    }
    String what =
        owner == null
            ? "nobody's here: left alone"
            : owner + "  orphan: another upload of the same package";
    surroundings
        .output()
        .line("%s  %s  %s".formatted(what, Plain.of(place), Plain.of(beside.stray().id())));
  }

  private static Map<String, @Nullable Object> item(@Nullable String receipt, String id) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("type", "upload");
    object.put("receipt", receipt);
    object.put("upload", id);
    return object;
  }

  private void end(BegunUploads.Found found) {
    int count = found.begun().size() + found.beside().size();
    if (json) {
      surroundings
          .output()
          .summary(Map.entry("uploads", count), Map.entry("notAsked", found.unasked().size()));
    } else if (count == 0 && found.unasked().isEmpty()) {
      surroundings.output().line("No unfinished uploads.");
    }
  }
}
