package sealbag.ingest.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.pipeline.Ways;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Stray;
import sealbag.uploaders.delivery.Unfinished;
import sealbag.uploaders.delivery.Uploader;

/// Finds uploads that were begun and not finished: those that the ledger's journal knows, and what
/// lies at the destination beside them.
record BegunUploads(Ledger ledger, Ways ways) {

  /// One of them, with the submission that it belongs to.
  record Begun(Submission submission, Unfinished upload) {}

  /// One at a destination that the journal does not know.
  ///
  /// @param owner the submission whose package it is a copy of, by number and hash; empty: nobody's
  ///   here, so it is left alone
  record Beside(Stray stray, Optional<Submission> owner) {}

  /// What was found out.
  ///
  /// @param unasked why a destination could not be asked, one sentence each
  record Found(List<Begun> begun, List<Beside> beside, List<String> unasked) {}

  Found find() throws InterruptedException {
    var found = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<Submission> all = ledger.list();
    Set<String> seen = new HashSet<>();
    for (Submission submission : all) {
      try {
        for (Unfinished upload : of(submission)) {
          found.begun().add(new Begun(submission, upload));
          seen.add(upload.id());
        }
      } catch (DeliveryException e) {
        found.unasked().add(submission.number() + ": " + e.getMessage());
      }
    }
    for (Uploader uploader : ways.uploaders()) {
      try {
        for (Stray stray : uploader.strays()) {
          if (seen.add(stray.id())) {
            found.beside().add(new Beside(stray, owner(stray, all)));
          }
        }
      } catch (DeliveryException e) {
        found.unasked().add(String.valueOf(e.getMessage()));
      }
    }
    return found;
  }

  /// Those of one submission.
  List<Unfinished> of(Submission submission) throws DeliveryException, InterruptedException {
    return mayHaveBegun(submission)
        ? uploader(submission).unfinished(submission.number(), ledger.journal(submission))
        : List.of();
  }

  Uploader uploader(Submission submission) {
    return ways.of(submission).to().uploader();
  }

  /// What was never sealed was never sent; what is uploaded is finished.
  private static boolean mayHaveBegun(Submission submission) {
    return switch (submission.progress()) {
      case Progress.Sealed _, Progress.Closed _ -> true;
      case Progress.Held held -> held.from() instanceof Progress.Sealed;
      case Progress.Received _, Progress.Split _, Progress.Uploaded _, Progress.Recorded _ -> false;
    };
  }

  /// The place of a package names its number and its hash: only where both are those of a package
  /// here is it surely of this Sealbag.
  private static Optional<Submission> owner(Stray stray, List<Submission> all) {
    return all.stream()
        .filter(submission -> stray.number().equals(Optional.of(submission.number())))
        .filter(
            submission ->
                Facts.of(submission.progress())
                    .parcel()
                    .filter(parcel -> parcel.sha256().equals(stray.sha256()))
                    .isPresent())
        .findFirst();
  }
}
