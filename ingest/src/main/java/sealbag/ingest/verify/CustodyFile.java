package sealbag.ingest.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A submission's custody events, each chained to the one before, and a last line that says how
/// many they are and what the last one's hash is.
///
/// An event's hash is SHA-256 over a zero byte and the line without its line end (RFC 6962, section
/// 2.1).
public final class CustodyFile {

  private static final String END = "checkpoint";
  private static final int LONGEST_LINE = 1 << 20;

  private final Findings findings = new Findings();
  private Optional<String> submission;
  private String hash = "0".repeat(64);
  private long events;
  private long next = 1;
  private boolean ended;

  private CustodyFile(Optional<String> submission) {
    this.submission = submission;
  }

  /// Checks the chain from the first event to the last line. Each finding names an event by its
  /// number, or the `checkpoint`.
  public static List<Finding> verify(InputStream eventsJsonl) throws IOException {
    return verify(eventsJsonl, Optional.empty());
  }

  /// The same, and that all events are of this submission.
  static List<Finding> verify(InputStream eventsJsonl, Optional<String> submission)
      throws IOException {
    return new CustodyFile(submission).read(eventsJsonl);
  }

  private List<Finding> read(InputStream in) throws IOException {
    if (!Lines.read(in, LONGEST_LINE, this::line)) {
      findings.add(event(next), "The line is too long, or the file was cut short within it.");
    }
    if (!ended) {
      findings.add(END, "The last line is missing: the file was cut short.");
    }
    return findings.all();
  }

  private void line(byte[] bytes) throws IOException {
    Optional<CustodyLine> line = parse(bytes);
    if (ended) {
      findings.add(END, "It is not the last line: something was added behind it.");
    } else if (line.isPresent() && line.get().isCheckpoint()) {
      ended = true;
      checkEnd(line.get());
    } else {
      line.ifPresent(this::checkEvent);
      events++;
      next++;
      hash = leafHash(bytes);
    }
  }

  private Optional<CustodyLine> parse(byte[] bytes) throws IOException {
    var line = new CustodyLine();
    long before = findings.count();
    JsonRules.check(new ByteArrayInputStream(bytes), event(next), findings, line::read);
    return findings.count() == before ? Optional.of(line) : Optional.empty();
  }

  private void checkEvent(CustodyLine line) {
    checkPrevious(line);
    if (line.n() != next) {
      findings.add(
          event(next),
          "It is not where it must be: an event was removed, added or moved.",
          next,
          line.n());
      next = Math.max(line.n(), 0);
    }
    if (submission.isEmpty()) {
      submission = Optional.of(line.submission());
    }
    findings.compare(
        event(next), "It is about another submission.", submission.get(), line.submission());
  }

  private void checkPrevious(CustodyLine line) {
    if (line.prev().equals(hash)) {
      return;
    }
    findings.add(
        events == 0 ? event(next) : event(next - 1),
        events == 0
            ? "It does not begin the chain: events before it were removed."
            : "Its hash is not the one that the line after it states: one of the two was changed, or an"
                + " event between them removed, added or moved.",
        line.prev(),
        hash);
  }

  private void checkEnd(CustodyLine line) {
    findings.compare(
        END,
        "The number of events is not the one stated: some were removed or added.",
        line.count(),
        events);
    findings.compare(
        events == 0 ? END : event(next - 1),
        "The last event's hash is not the one stated in the checkpoint.",
        line.head(),
        hash);
  }

  private static String event(long n) {
    return "event " + n;
  }

  private static String leafHash(byte[] line) {
    MessageDigest digest = BagFiles.sha256();
    digest.update((byte) 0);
    return HexFormat.of().formatHex(digest.digest(line));
  }
}
