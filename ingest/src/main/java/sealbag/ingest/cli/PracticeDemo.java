package sealbag.ingest.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.ledger.CloseReason;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Letters;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;
import sealbag.uploaders.delivery.Parcel;

/// Follows one mail to its end, and compares what the stand-ins hold with what the ledger says.
///
/// @param deadline when to give up
record PracticeDemo(
    Ledger ledger,
    PracticeTale tale,
    PracticeServers servers,
    InstantSource clock,
    Instant deadline) {

  /// Whether there is nothing more to wait for.
  boolean isOver() {
    return clock.instant().isAfter(deadline) || tale.first().filter(this::isAnswered).isPresent();
  }

  private boolean isAnswered(Submission submission) {
    List<Letters.Written> letters = ledger.letters().of(submission.number());
    String ended = submission.progress().word(); // an earlier letter may only say that it waits
    return !submission.progress().isOpen()
        && letters.stream().anyMatch(letter -> letter.kind().startsWith(ended))
        && letters.stream().allMatch(letter -> letter.state().equals("sent"))
        && tale.came().stream().anyMatch(came -> came.text().contains(submission.number()));
  }

  /// What the demonstration came to.
  ///
  /// @param lines what was compared, or what is wrong; in plain words
  record Result(boolean worked, List<String> lines) {}

  Result result() {
    Optional<Submission> submission = tale.first();
    if (submission.isEmpty()) {
      return failed("The mail was not taken in time.");
    }
    if (!isAnswered(submission.orElseThrow())) {
      return failed(
          submission.orElseThrow().number()
              + " is "
              + submission.orElseThrow().progress().word()
              + ", and no letter about it came in time.");
    }
    return switch (submission.orElseThrow().progress()) {
      case Progress.Recorded(_, var parcel, _, var stub) -> compare(parcel, stub.stubId());
      case Progress.Closed(var why, var sentence, _) when why == CloseReason.DUPLICATE ->
          new Result(
              true,
              List.of(
                  sentence,
                  "So nothing was uploaded twice, and the letter says so. A new folder (--home) shows the whole line again."));
      case Progress.Closed(_, var sentence, _) -> failed(sentence);
      case Progress.Held held -> failed("Held: " + held.sentence());
      case Progress.Received _, Progress.Sealed _, Progress.Uploaded _, Progress.Split _ ->
          failed("It did not become one recorded submission.");
    };
  }

  private static Result failed(String sentence) {
    return new Result(false, List.of(sentence));
  }

  private Result compare(Parcel parcel, String stubId) {
    var lines = new ArrayList<String>();
    boolean evidence = servers.holdsEvidence(parcel.fileName(), parcel.sha256());
    lines.add(
        evidence
            ? "The evidence system holds "
                + parcel.fileName()
                + ": read out of its store, the same SHA-256."
            : "The evidence system does NOT hold " + parcel.fileName() + " as it was sealed.");
    boolean stub = servers.holdsStub(stubId);
    lines.add(
        stub
            ? "The records system holds " + stubId + "."
            : "The records system does NOT hold " + stubId + ".");
    lines.add("The officer's mailbox holds the letter with the receipt number and the hash.");
    return new Result(evidence && stub, lines);
  }
}
