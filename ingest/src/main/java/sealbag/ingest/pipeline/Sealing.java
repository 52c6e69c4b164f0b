package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sealbag.ingest.catalogue.Catalogue;
import sealbag.ingest.catalogue.CatalogueItem;
import sealbag.ingest.covering.Patterns;
import sealbag.ingest.covering.Reason;
import sealbag.ingest.covering.Senders;
import sealbag.ingest.covering.Supplements;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.ledger.CloseReason;
import sealbag.ingest.ledger.Export;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Intake;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.PlannedEvents;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Related;
import sealbag.ingest.ledger.Ruling;
import sealbag.ingest.ledger.StaleClaimException;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.packaging.Packager;
import sealbag.ingest.packaging.ToolFacts;
import sealbag.ingest.receipts.Composer;
import sealbag.ingest.screening.Screener;
import sealbag.ingest.screening.Screening;
import sealbag.ingest.screening.Suspect;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.mail.KeyLookup;
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
  private final Examiners examiners;
  private final Settings settings;
  private final InstantSource clock;
  private final Declaring declaring;
  private final Answers answers;
  private final Relating relating;
  private final MediaTypes types = new MediaTypes();

  /// What a person can set about sealing.
  ///
  /// @param organisation for `bag-info.txt`
  public record Settings(
      Budgets archive,
      MailLimits mail,
      Trust trust,
      Optional<String> organisation,
      ToolFacts tool,
      Mails mails) {}

  /// What a person can set about mails out of a mailbox.
  ///
  /// @param senders who may send exports
  /// @param patterns the shapes of references and exhibits
  /// @param supplements how long what an export lacked may come later
  /// @param composer writes the letters that are answers
  public record Mails(
      Senders senders, Patterns patterns, Supplements supplements, Composer composer) {}

  /// What may speak for the sender of a mail.
  ///
  /// @param authservId the name under which one's own mail server writes its findings into mails;
  ///   without it none is trusted
  /// @param keys looks up the keys of DKIM signatures
  public record Trust(Optional<String> authservId, KeyLookup keys) {
    /// No server is trusted and nothing is looked up.
    public static Trust none() {
      return new Trust(Optional.empty(), KeyLookup.none());
    }
  }

  /// What looks into the files of an export.
  public record Examiners(MediaInspector inspector, Screener screener) {}

  public Sealing(
      Ledger ledger,
      EvidenceStore store,
      Packager packager,
      Examiners examiners,
      Settings settings,
      InstantSource clock) {
    this.ledger = ledger;
    this.store = store;
    this.packager = packager;
    this.examiners = examiners;
    this.settings = settings;
    this.clock = clock;
    this.declaring = new Declaring(ledger, settings);
    this.relating = new Relating(ledger, settings.mails().supplements(), store, settings.archive());
    this.answers = new Answers(ledger, settings.mails(), relating);
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
      if (!submission.original().intake().isFromOutside() && ManyMails.isMany(received, raw)) {
        return manyMails().sort(submission, raw, actor);
      }
      Arrived arrived = open(submission, received, raw, spool, actor);
      Submission declared = submission;
      if (isServed(submission) && arrived.mail().isPresent()) {
        OpenedMail mail = arrived.mail().orElseThrow();
        declared = declaring.declare(submission, mail, actor);
        Optional<Submission> about = answers.about(declared, mail);
        if (about.isPresent()) {
          return answers.apply(declared, about.orElseThrow(), mail, actor);
        }
      } else if (!isServed(submission)) {
        declared = declaring.vouch(submission, arrived.mail(), actor);
      }
      return seal(declared, received, arrived, spool, actor);
    }
  }

  /// Goes on with files that are held for want of a chat, if one came in the meantime.
  void lookAgain(Submission held, Actor actor) {
    relating.wake(held, actor);
  }

  boolean mayBelong(Submission files, String number) {
    return relating.mayBelong(files, number);
  }

  private static boolean isServed(Submission submission) {
    return submission.original().intake().served().isPresent();
  }

  /// A mail that cannot be opened is held, but not before it is known whom to tell.
  private Arrived open(
      Submission submission, Progress.Received received, Path raw, Spool spool, Actor actor)
      throws IOException, MustHoldException, StaleClaimException {
    Intake intake = received.original().intake();
    if (received.unparsed()) {
      return Arrived.unread(intake, raw, settings.mail(), spool);
    }
    Arrived arrived;
    try {
      arrived = Arrived.open(intake, raw, settings.mail(), spool);
    } catch (MustHoldException e) {
      if (isServed(submission)) {
        declaring.declareHead(submission, raw, actor);
      }
      throw e;
    }
    if (intake.isFromOutside() && arrived.mail().isEmpty()) {
      throw new MustHoldException(
          HoldReason.SENDER,
          "This does not read as a mail, so nothing says who sent it. It is kept. Look at it, then release or reject it.");
    }
    return arrived;
  }

  private Submission seal(
      Submission submission, Progress.Received received, Arrived arrived, Spool spool, Actor actor)
      throws IOException,
          MustHoldException,
          AlteredObjectException,
          StaleClaimException,
          InterruptedException {
    List<Export> exports = exports(submission, received, arrived, spool);
    if (exports.isEmpty()) {
      return ledger.advance(submission, automated(arrived), List.of(), actor);
    }
    if (isServed(submission) && arrived.mail().isPresent() && !received.unparsed()) {
      declaring.requireAccepted(submission, arrived.mail().orElseThrow());
    }
    if (exports.size() > 1) {
      ledger.split(submission, exports, List.of(), actor);
      return ledger.find(submission.number()).orElseThrow();
    }
    Export export = exports.getFirst();
    Optional<Submission> holder = ledger.claimExport(submission, export);
    if (holder.isPresent() && !received.unparsed() && !isNewlyRestricted(submission, holder)) {
      return ledger.advance(submission, duplicateOf(holder.orElseThrow()), List.of(), actor);
    }
    Submission current = ledger.find(submission.number()).orElseThrow();
    try {
      return pack(new Job(current, export, arrived, received.ruling(), actor), spool);
    } catch (MustHoldException e) {
      throw e.about(export);
    }
  }

  private List<Export> exports(
      Submission submission, Progress.Received received, Arrived arrived, Spool spool)
      throws IOException, MustHoldException, AlteredObjectException {
    try {
      return finder().exports(received, arrived, spool);
    } catch (MustHoldException none) {
      if (none.reason() != HoldReason.NO_EXPORT || !isServed(submission)) {
        throw none;
      }
      var files = FilesWithoutChat.of(arrived.mail(), settings.archive(), spool);
      if (relating.ofFiles(submission, files.files(), received.ruling()).isEmpty()) {
        files.note(ledger.journal(submission));
        throw none;
      }
      return List.of(files.keep(store));
    }
  }

  private ExportFinder finder() {
    return new ExportFinder(store, settings.archive(), types);
  }

  private ManyMails manyMails() {
    return new ManyMails(ledger, store, finder(), settings.mail());
  }

  private static Progress automated(Arrived arrived) {
    String kind = arrived.mail().flatMap(mail -> mail.head().automated()).orElse("a mail");
    return new Progress.Closed(
        CloseReason.AUTOMATED,
        "No person sent this: it is " + kind + ", and holds no export. It is kept.",
        Optional.empty());
  }

  /// What is sent again for a restricted reason is no duplicate of what was open to everybody.
  private static boolean isNewlyRestricted(Submission submission, Optional<Submission> holder) {
    return Restriction.isOn(submission) && holder.filter(Restriction::isOn).isEmpty();
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
    Unpacked unpacked = new Unpacking(store, settings.archive(), relating).unpack(job, spool);
    Optional<Reading> reading = Optional.empty();
    if (unpacked.chat().isPresent()) {
      reading = Optional.of(Reading.of(unpacked, unpacked.chat().orElseThrow(), spool));
    }
    var cataloguing = new Cataloguing(types, examiners.inspector());
    Catalogue catalogue =
        cataloguing.catalogue(job.export(), unpacked, reading.map(Reading::mentions));
    var lookedUp = new LookedUp(lookUp(job, unpacked, catalogue));
    if (isStopped(lookedUp.screening(), job)) {
      return stop(job, lookedUp);
    }
    var found =
        new Found(
            unpacked,
            reading,
            catalogue,
            cataloguing.notInspected(),
            lookedUp,
            job.ruling(),
            List.of());
    List<Related> related = relating.of(job, found, spool);
    Submission sealed = seal(relating.withReference(job, related), found.related(related));
    relating.wakeOthers(sealed, job.actor());
    return sealed;
  }

  private Submission seal(Job job, Found found)
      throws IOException, AlteredObjectException, StaleClaimException, MustHoldException {
    requireReference(job);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    PlannedEvents planned =
        ledger.plan(job.submission(), found.work(job.export()), job.actor(), now);
    Parcel parcel =
        packager.pack(new Sheet(job, found, settings, packager).contents(now, planned.lines()));
    ledger.keepReference(job.submission(), objects(found.unpacked()));
    Optional<String> restriction = new Restriction(ledger).of(job.submission(), found);
    var sealed =
        new Progress.Sealed(
            found.findings(job.export(), job.mailFlags(), restriction.isPresent(), now), parcel);
    Progress next =
        restriction
            .<Progress>map(why -> new Progress.Held(HoldReason.RESTRICTED, why, sealed))
            .orElse(sealed);
    return ledger.advance(job.submission(), next, planned);
  }

  /// Asked for last, so that the sender of a mail hears of everything else first.
  private void requireReference(Job job) throws MustHoldException {
    Submission submission = job.submission();
    Claims claims = submission.claims();
    boolean wanted =
        submission.original().intake().isFromOutside()
            && claims.reference().isEmpty()
            && claims.reason().filter(Reason::restricts).isEmpty();
    if (wanted && !ledger.wasReleased(submission.number(), HoldReason.NO_REFERENCE)) {
      throw new MustHoldException(
          HoldReason.NO_REFERENCE,
          "The mail names no reference, or several. Its sender was asked for it. An answer goes on by itself; or release it to go on without.");
    }
  }

  /// Everything that goes into the package: the export as received, then each file of it.
  private Screening lookUp(Job job, Unpacked unpacked, Catalogue catalogue)
      throws IOException, AlteredObjectException, StaleClaimException {
    if (!examiners.screener().isConfigured()) {
      return Screening.notConfigured();
    }
    Export export = job.export();
    var suspects = new ArrayList<Suspect>();
    suspects.add(
        new Suspect("original", store.use(export.sha256()), export.sizeBytes(), export.sha256()));
    for (CatalogueItem item : catalogue.items()) {
      unpacked
          .fileOf(item.ordinal())
          .ifPresent(
              file ->
                  suspects.add(
                      new Suspect(item.id(), file, item.sizeBytes(), item.sha256().orElseThrow())));
    }
    Screening screening =
        examiners.screener().screen(suspects, () -> ledger.renew(job.submission()));
    boolean closed = job.ruling().unparsed() && export.kind() != Export.Kind.FILES;
    return closed ? screening.ofUnread() : screening;
  }

  private boolean isStopped(Screening screening, Job job) {
    return screening.malware().isFound()
        && !ledger.wasReleased(job.submission().number(), HoldReason.MALWARE);
  }

  private Submission stop(Job job, LookedUp lookedUp) throws StaleClaimException {
    var held =
        new Progress.Held(
            HoldReason.MALWARE, lookedUp.malwareSentence(), job.submission().progress());
    return ledger.advance(job.submission(), held, lookedUp.event().stream().toList(), job.actor());
  }

  private static List<Sha256> objects(Unpacked unpacked) {
    return unpacked.type().equals("files")
        ? unpacked.items().stream().flatMap(item -> item.sha256().stream()).toList()
        : List.of();
  }

  /// What is being sealed, for whom, and what a person decided about reading it.
  record Job(Submission submission, Export export, Arrived arrived, Ruling ruling, Actor actor) {

    Job with(Submission now) {
      return new Job(now, export, arrived, ruling, actor);
    }

    /// Oddities of the mail that brought it, as stable words.
    Set<String> mailFlags() {
      return arrived.mail().map(OpenedMail::flagWords).orElse(Set.of());
    }
  }
}
