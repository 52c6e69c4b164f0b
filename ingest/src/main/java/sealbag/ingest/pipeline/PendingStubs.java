package sealbag.ingest.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Findings;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.receipts.Address;
import sealbag.ingest.receipts.Composer;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.folder.WriteOnceFolder;
import sealbag.uploaders.records.RecordStub;
import sealbag.uploaders.records.Shape;
import sealbag.uploaders.records.StubJson;

/// The way beside a records system that stays away: the same stub as a file, and as a mail, while
/// trying goes on. Once the stub is made the file moves into the folder `made`.
///
/// @param ordinary where the files of ordinary submissions go
/// @param restricted where those of restricted ones go; they are never mailed
public record PendingStubs(Path ordinary, Path restricted, Shape shape, Ledger ledger, Mail mail) {
  /// Who gets the stubs as mails, where anybody does.
  public record Mail(Composer composer, Optional<Address> to) {}

  /// What iHub does too: six tries, then another way.
  private static final int TRIES = 6;

  private static final String STEP = "records.pending";

  /// Whether the try that failed just now was the one after which the other way is taken, or later.
  static boolean isDue(Submission submission) {
    return submission.attempts() + 1 >= TRIES;
  }

  /// Puts the stub into the folder, once.
  void put(Submission submission, RecordStub stub, Journal journal, Actor actor)
      throws DeliveryException, InterruptedException {
    if (journal.read(STEP).isPresent()) {
      return;
    }
    byte[] json = StubJson.bytes(stub, shape);
    Fingerprint hash = Fingerprint.of(json);
    String name = name(stub);
    byte[] line = "%s  %s\n".formatted(hash.sha256(), name).getBytes(UTF_8);
    var folder = new WriteOnceFolder(folder(submission));
    folder.put(name, new ByteArrayInputStream(json), hash);
    folder.put(name + ".sha256", new ByteArrayInputStream(line), Fingerprint.of(line));
    if (!isRestricted(submission) && mail.to().isPresent()) {
      Instant now = stub.log().getLast().at().orElseThrow();
      String text = new String(json, UTF_8);
      ledger
          .letters()
          .add(
              mail.composer().pendingStub(submission, mail.to().orElseThrow(), name, text, now),
              actor);
    }
    journal.write(STEP, name);
  }

  private static String name(RecordStub stub) {
    return "stub-" + stub.submissionId() + ".json";
  }

  private static boolean isRestricted(Submission submission) {
    return submission.progress().found().filter(Findings::restricted).isPresent();
  }

  private Path folder(Submission submission) {
    return isRestricted(submission) ? restricted : ordinary;
  }

  /// The records system has the stub now: nobody is to carry the file over any more.
  void made(Submission submission, Journal journal) throws IOException {
    Optional<String> name = journal.read(STEP);
    if (name.isEmpty()) {
      return;
    }
    Path folder = folder(submission);
    Path done = Files.createDirectories(folder.resolve("made"));
    for (String file : List.of(name.orElseThrow(), name.orElseThrow() + ".sha256")) {
      Path waiting = folder.resolve(file);
      if (Files.exists(waiting)) {
        Files.move(waiting, done.resolve(file), StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }
}
