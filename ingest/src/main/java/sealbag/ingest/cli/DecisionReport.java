package sealbag.ingest.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;

/// Prints what became of submissions that a person decided about.
record DecisionReport(Output output, Application application, boolean json) {

  /// Prints each submission as it stands now.
  ///
  /// @return 0; 3 when one is held again; 5 when one waits for a destination
  int print(Submission... submissions) {
    ExitCode code = ExitCode.DONE;
    for (Submission submission : submissions) {
      List<Submission> children = application.ledger().children(submission.number());
      if (json) {
        output.json(SubmissionJson.item(submission, children));
      } else {
        new ImportText(output, application.config()).show(submission, children);
      }
      ExitCode one = code(submission);
      code = one.code() > code.code() ? one : code;
    }
    end(submissions.length, code);
    return code.code();
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
