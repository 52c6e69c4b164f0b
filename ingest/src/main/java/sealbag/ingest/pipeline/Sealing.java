package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.CloseReason;
import sealbag.ingest.ledger.Export;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.PlannedEvents;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Ruling;
import sealbag.ingest.ledger.StaleClaimException;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.packaging.Packager;
import sealbag.ingest.packaging.ToolFacts;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.mail.MailLimits;
import sealbag.parsers.media.MediaInspector;
import sealbag.parsers.media.MediaTypes;
import sealbag.uploaders.delivery.Parcel;

/// From received to sealed: finds the export, lays its files out, reads the chat, catalogues,
/// packs. Redone from the start after a crash; the ledger hears of it only when the package is on
/// disk.
public final class Sealing {
  private final Ledger ledger;
  private final EvidenceStore store;
  private final Packager packager;
  private final MediaInspector inspector;
  private final Settings settings;
  private final InstantSource clock;
  private final MediaTypes types = new MediaTypes();

  /// What a person can set about sealing.
  ///
  /// @param organisation for `bag-info.txt`
  public record Settings(
      Budgets archive, MailLimits mail, Optional<String> organisation, ToolFacts tool) {}

  public Sealing(
      Ledger ledger,
      EvidenceStore store,
      Packager packager,
      MediaInspector inspector,
      Settings settings,
      InstantSource clock) {
    this.ledger = ledger;
    this.store = store;
    this.packager = packager;
    this.inspector = inspector;
    this.settings = settings;
    this.clock = clock;
  }

  /// Takes the step that leads on from `received`: sealed, split, or closed as a duplicate.
  Submission seal(Submission submission, Progress.Received received, Actor actor)
      throws IOException,
          MustHoldException,
          AlteredObjectException,
          StaleClaimException,
          InterruptedException {
    try (Spool spool = new Spool(store.workFolder())) {
      Path raw = store.use(received.original().intake().sha256());
      Arrived arrived = Arrived.open(received.original().intake(), raw, settings.mail(), spool);
      List<Export> exports = exports(received, arrived, spool);
      if (exports.size() > 1) {
        ledger.split(submission, exports, List.of(), actor);
        return ledger.find(submission.number()).orElseThrow();
      }
      Export export = exports.getFirst();
      Optional<Submission> holder = ledger.claimExport(submission, export);
      if (holder.isPresent()) {
        return ledger.advance(submission, duplicateOf(holder.orElseThrow()), List.of(), actor);
      }
      Submission current = ledger.find(submission.number()).orElseThrow();
      return pack(new Job(current, export, arrived, received.ruling(), actor), spool);
    }
  }

  private List<Export> exports(Progress.Received received, Arrived arrived, Spool spool)
      throws IOException, MustHoldException, AlteredObjectException {
    if (received.original().export().isPresent()) {
      return List.of(received.original().export().orElseThrow());
    }
    var finder = new ExportFinder(store, settings.archive(), types);
    if (received.unparsed()) {
      return List.of(finder.unread(arrived.intake(), arrived.mail()));
    }
    return arrived.mail().isPresent()
        ? finder.inMail(arrived.mail().orElseThrow(), spool)
        : List.of(finder.inFile(arrived.intake(), arrived.raw()));
  }

  private static Progress duplicateOf(Submission holder) {
    return new Progress.Closed(
        CloseReason.DUPLICATE,
        "The same export is already held as " + holder.number() + ". Nothing was added.",
        Optional.of(holder.number()));
  }

  private Submission pack(Job job, Spool spool)
      throws IOException,
          MustHoldException,
          AlteredObjectException,
          StaleClaimException,
          InterruptedException {
    Unpacked unpacked =
        job.ruling().unparsed()
            ? unparsed(job.export(), spool)
            : unpack(job.export(), job.ruling(), spool);
    Optional<Reading> reading = Optional.empty();
    if (unpacked.chat().isPresent()) {
      reading = Optional.of(Reading.of(unpacked, unpacked.chat().orElseThrow(), spool));
    }
    var cataloguing = new Cataloguing(types, inspector);
    var found =
        new Found(
            unpacked,
            reading,
            cataloguing.catalogue(job.export(), unpacked, reading.map(Reading::mentions)),
            cataloguing.cutOff(),
            job.ruling());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    PlannedEvents planned =
        ledger.plan(job.submission(), found.work(job.export()), job.actor(), now);
    Parcel parcel =
        packager.pack(new Sheet(job, found, settings, packager).contents(now, planned.lines()));
    ledger.keepReference(job.submission(), objects(unpacked));
    return ledger.advance(
        job.submission(), new Progress.Sealed(found.findings(job.export(), now), parcel), planned);
  }

  private static List<Sha256> objects(Unpacked unpacked) {
    return unpacked.type().equals("files")
        ? unpacked.items().stream().flatMap(item -> item.sha256().stream()).toList()
        : List.of();
  }

  /// Nothing is unpacked; what can be said about a zip without that is said.
  private Unpacked unparsed(Export export, Spool spool) throws IOException, AlteredObjectException {
    return UnreadZip.describe(store.use(export.sha256()), settings.archive(), spool)
        .orElseGet(() -> Unpacked.of("unparsed", List.of()));
  }

  private Unpacked unpack(Export export, Ruling ruling, Spool spool)
      throws IOException, MustHoldException, AlteredObjectException {
    Path bytes = store.use(export.sha256());
    Unpacked unpacked =
        switch (export.kind()) {
          case TEXT -> ExportReader.text(bytes, export.name(), export.sha256(), export.sizeBytes());
          case FILES -> ExportReader.files(bytes, store);
          case ZIP -> ZipExport.of(bytes, settings.archive(), spool, ruling).read(_ -> true);
          case OTHER -> Unpacked.of("unparsed", List.of());
        };
    if (export.kind() == Export.Kind.TEXT || export.kind() == Export.Kind.OTHER) {
      return unpacked;
    }
    return unpacked.withChat(ChatFinder.theChat(unpacked, ruling.chat()));
  }

  /// What is being sealed, for whom, and what a person decided about reading it.
  record Job(Submission submission, Export export, Arrived arrived, Ruling ruling, Actor actor) {}
}
