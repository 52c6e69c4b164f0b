package sealbag.ingest.pipeline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.evidence.StoredObject;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Arrival;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.ledger.Intake;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Submission;

/// Takes files and folders in: keeps their bytes first, then runs the straight line for each.
public final class Importer {
  private static final Logger LOG = LoggerFactory.getLogger(Importer.class);

  private final EvidenceStore store;
  private final Ledger ledger;
  private final Parts parts;
  private final Actor actor;

  public Importer(EvidenceStore store, Ledger ledger, Pipeline pipeline, Actor actor) {
    this.store = store;
    this.ledger = ledger;
    this.parts = new Parts(ledger, pipeline, actor);
    this.actor = actor;
  }

  /// Takes one candidate in. Every candidate ends as exactly one result, whatever happens.
  public Imported take(Discovery.Candidate candidate, Claims claims) throws InterruptedException {
    if (candidate.failure().isPresent()) {
      return Imported.failed(candidate.path(), candidate.failure().orElseThrow());
    }
    try {
      Intake intake = candidate.export() ? folder(candidate.path()) : file(candidate.path());
      Claims known = claims.officer().isPresent() ? claims : withSender(claims, intake);
      Arrival arrival = ledger.arrive(intake, known, actor);
      LOG.atInfo()
          .addKeyValue("submission", arrival.submission().number())
          .addKeyValue("to", "received")
          .addKeyValue("again", arrival.seenBefore())
          .log("an item was taken");
      return run(candidate.path(), arrival);
    } catch (IOException e) {
      return Imported.failed(candidate.path(), Failure.of(e));
    } catch (AlteredObjectException e) {
      LOG.atError()
          .addKeyValue("object", e.sha256())
          .log("a stored object no longer matches its hash");
      return Imported.failed(
          candidate.path(),
          Failure.internal(
              "The evidence store holds a damaged copy of this file and will not use it. Restore the store from a backup, then run it again."));
    } catch (RuntimeException e) {
      LOG.error("import failed", e);
      return Imported.failed(
          candidate.path(),
          Failure.isNoSpace(e)
              ? Failure.noSpace()
              : Failure.internal(
                  "Something unexpected went wrong ("
                      + e.getClass().getSimpleName()
                      + "); the log has the details. Run it again."));
    }
  }

  private Intake file(Path path) throws IOException, AlteredObjectException {
    StoredObject stored = store.keep(path);
    return new Intake(Intake.Kind.FILE, stored.sha256(), stored.sizeBytes(), name(path));
  }

  /// The sender of a mail counts as the officer until a person says otherwise.
  private Claims withSender(Claims claims, Intake intake)
      throws IOException, AlteredObjectException {
    if (intake.kind() == Intake.Kind.FOLDER) {
      return claims;
    }
    Optional<String> sender = MailSender.of(store.use(intake.sha256()));
    return new Claims(sender, claims.reference(), claims.exhibit(), claims.reason());
  }

  private Intake folder(Path folder) throws IOException, AlteredObjectException {
    var files = new ArrayList<FileList.LooseFile>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file :
          all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).toList()) {
        Sha256 sha256 = store.keep(file).sha256();
        files.add(new FileList.LooseFile(sha256, relative(folder, file)));
      }
    }
    try (InputStream list = new ByteArrayInputStream(new FileList(files).bytes())) {
      StoredObject stored = store.keep(list);
      return new Intake(Intake.Kind.FOLDER, stored.sha256(), stored.sizeBytes(), name(folder));
    }
  }

  private static String relative(Path folder, Path file) {
    var name = new StringJoiner("/");
    folder.relativize(file).forEach(part -> name.add(part.toString()));
    return name.toString();
  }

  private static String name(Path path) {
    return String.valueOf(path.toAbsolutePath().normalize().getFileName());
  }

  private Imported run(Path path, Arrival arrival) throws InterruptedException {
    boolean finished = arrival.seenBefore() && !isUnfinished(arrival.submission());
    Submission submission = parts.advance(arrival.submission().number());
    Optional<Submission> other = Imported.other(submission).flatMap(ledger::find);
    return Imported.of(path, finished, submission, other, parts.workOff(submission));
  }

  private static boolean isUnfinished(Submission submission) {
    return submission.progress().word().equals("received");
  }
}
