package sealbag.ingest.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.pipeline.Parts;

/// Prints what became of submissions that a person decided about.
record DecisionReport(Output output, Application application, boolean json) {

  /// Prints each submission as it stands now, with the parts of one that was split.
  ///
  /// @return 0; 3 when one or a part is held; 5 when one waits for a destination
  int print(Submission... submissions) {
    ExitCode code = ExitCode.DONE;
    for (Submission submission : submissions) {
      List<Submission> parts = Parts.leaves(application.ledger(), submission);
      if (json) {
        output.json(SubmissionJson.item(submission, parts));
      } else {
        new ImportText(output, application.config()).show(submission, parts);
      }
      code = worse(code, code(submission));
      for (Submission part : parts) {
        code = worse(code, code(part));
      }
    }
    end(submissions.length, code);
    return code.code();
  }

  private static ExitCode worse(ExitCode one, ExitCode other) {
    return other.code() > one.code() ? other : one;
  }

  private static ExitCode code(Submission submission) {
    return switch (submission.progress()) {
      case Progress.Held _ -> ExitCode.INCOMPLETE;
      case Progress.Received _, Progress.Sealed _, Progress.Uploaded _ -> ExitCode.TEMPORARY;
      case Progress.Recorded _, Progress.Split _, Progress.Closed _ -> ExitCode.DONE;
    };
  }

  private void end(int count, ExitCode code) {
    if (json) {
      Map<String, Object> summary = new LinkedHashMap<>();
      summary.put("type", "summary");
      summary.put("submissions", count);
      summary.put("exit", code.code());
      output.json(summary);
    } else if (count == 0) {
      output.line("Nothing is waiting.");
    }
  }
}
