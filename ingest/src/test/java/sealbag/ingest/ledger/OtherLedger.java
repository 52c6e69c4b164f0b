package sealbag.ingest.ledger;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/// A second process on the ledger in the file given: seals and uploads whatever is due, and prints
/// each number before it goes on with the next.
final class OtherLedger {
  private OtherLedger() {}

  public static void main(String[] args) throws Exception {
    var me = Claimant.ofThisProcess("host");
    try (var ledger =
        Ledger.open(
            Ledger.sqlite(Path.of(args[0])), me, InstantSource.system(), Samples.PACKAGES)) {
      List<Submission> due = ledger.claimDue(1);
      while (!due.isEmpty()) {
        finish(ledger, due.getFirst());
        due = ledger.claimDue(1);
      }
    }
  }

  private static void finish(Ledger ledger, Submission submission) throws Exception {
    String number = submission.number();
    var work = IntStream.range(0, 20).mapToObj(i -> Samples.parsed("" + i)).toList();
    Submission sealed = ledger.advance(submission, Samples.sealed(number), work, Samples.DAEMON);
    ledger.journal(sealed).write("session", number);
    Submission uploaded =
        ledger.advance(sealed, Samples.uploaded(number), List.of(), Samples.DAEMON);
    ledger.advance(uploaded, Samples.recorded(number), List.of(), Samples.DAEMON);
    System.out.println(number);
  }
}
