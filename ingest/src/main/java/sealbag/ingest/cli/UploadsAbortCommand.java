package sealbag.ingest.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sealbag.ingest.ledger.Submission;
import sealbag.uploaders.delivery.Begun;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.Unfinished;
import sealbag.uploaders.delivery.Uploader;

/// `uploads abort ID`
@Command(
    name = "abort",
    mixinStandardHelpOptions = true,
    description =
        "Give up the unfinished uploads of one submission at the destination. The sealed package stays, and what is accepted there stays.",
    footer = {
      "",
      "Example:",
      "  sealbag uploads abort SB-2026-000001 --because \"it goes by hand\""
    })
final class UploadsAbortCommand implements Callable<Integer> {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~=:/() -]{1,512}");

  private final Surroundings surroundings;
  @Mixin private final HomeOptions home = new HomeOptions();
  @Mixin private final BecauseOptions why = new BecauseOptions();

  @Parameters(paramLabel = "ID", description = "Receipt number, for example SB-2026-000001.")
  private String number = "";

  @Option(names = "--json", description = "One JSON object: a summary.")
  private boolean json;

  UploadsAbortCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    try (Application application =
        Application.existing(home.config(surroundings.environment()), InstantSource.system())) {
      Decision decision = why.decision(application);
      Submission submission = claimed(application);
      try {
        List<Unfinished> given = abandon(application, submission);
        if (!given.isEmpty()) {
          note(application, decision, submission, given);
        }
        say(given);
        return ExitCode.DONE.code();
      } catch (DeliveryException e) {
        throw new UserException(ExitCode.TEMPORARY, String.valueOf(e.getMessage()));
      } finally {
        application.ledger().letGo(submission);
      }
    }
  }

  /// Nobody else may be sending it meanwhile.
  private Submission claimed(Application application) throws UserException {
    Submission submission = Numbers.find(application.ledger(), number);
    if (!submission.progress().isOpen()) {
      return submission;
    }
    Optional<Submission> claimed = application.ledger().claim(submission.number());
    return claimed.orElseThrow(
        () ->
            new UserException(
                ExitCode.TEMPORARY,
                submission.number()
                    + " is in work just now. Wait until it is not, then try again."));
  }

  private static List<Unfinished> abandon(Application application, Submission submission)
      throws DeliveryException, InterruptedException {
    Uploader uploader =
        new BegunUploads(application.ledger(), application.ways()).uploader(submission);
    Journal journal = application.ledger().journal(submission);
    List<Unfinished> given = uploader.abandon(submission.number(), journal);
    Optional<String> elsewhere = new Begun(journal).forget();
    return given.isEmpty() ? elsewhere.map(Unfinished::gone).stream().toList() : given;
  }

  private static void note(
      Application application, Decision decision, Submission submission, List<Unfinished> given) {
    String ids =
        given.stream()
            .map(Unfinished::id)
            .map(id -> ID.matcher(id).matches() ? id : "unprintable")
            .collect(Collectors.joining(" "));
    var details = new TreeMap<>(Map.of("because", decision.because(), "uploads", ids));
    application.ledger().note(submission.number(), "upload.abandoned", details, decision.actor());
  }

  private void say(List<Unfinished> given) {
    if (json) {
      surroundings.output().summary(Map.entry("abandoned", given.size()));
    } else if (given.isEmpty()) {
      surroundings.output().line("No unfinished upload of " + number + ". Nothing was changed.");
    } else {
      surroundings
          .output()
          .line(
              "Gave up %d unfinished upload%s of %s. The sealed package is kept; its next try begins anew."
                  .formatted(given.size(), given.size() == 1 ? "" : "s", number));
    }
  }
}
