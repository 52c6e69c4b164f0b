package sealbag.ingest.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sealbag.ingest.covering.Patterns;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.CustodyEvent;
import sealbag.ingest.ledger.Findings;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.records.Addendum;
import sealbag.uploaders.records.RecordStub;
import sealbag.uploaders.records.RecordStub.Action;
import sealbag.uploaders.records.Records;
import sealbag.uploaders.records.StubReceipt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes record stubs. When a stub is first made its time is written down, so that every later
/// attempt makes the very same one. Safe to use from several threads, one submission each.
public final class Recording {
  private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
  private static final List<String> STEPS = List.of("received", "sealed", "released", "uploaded");

  /// When the stub was first made, and by which version.
  private static final String MADE = "records.made";

  /// The same of a stub that was made while the upload was waiting; `refused` when none was taken.
  private static final String EARLY = "records.early";

  /// There once the records system has an early stub.
  private static final String EARLY_MADE = "records.early-made";

  private static final String REFUSED = "refused";

  /// Why an upload stands still that goes on once a person has mended something.
  private static final Set<HoldReason> UPLOAD_STOPPED =
      EnumSet.of(HoldReason.UPLOAD_REFUSED, HoldReason.REPEATED_FAILURE);

  private final Ledger ledger;
  private final Ways ways;
  private final Settings settings;
  private final PendingStubs pending;
  private final InstantSource clock;

  /// What a person can set about stubs.
  ///
  /// @param earlyAfter how long an upload may wait until a stub is made without it; empty: for ever
  /// @param version of Sealbag
  public record Settings(
      RecordStub.Handling handling,
      Patterns patterns,
      Optional<Duration> earlyAfter,
      String version) {}

  public Recording(
      Ledger ledger, Ways ways, Settings settings, PendingStubs pending, InstantSource clock) {
    this.ledger = ledger;
    this.ways = ways;
    this.settings = settings;
    this.pending = pending;
    this.clock = clock;
  }

  /// Makes the stub of what is uploaded, or recorded only; or tells an early one how it went on.
  StubReceipt record(Submission submission)
      throws DeliveryException, IOException, InterruptedException {
    Journal journal = ledger.journal(submission);
    Optional<Receipt> receipt = sealed(submission.progress()).orElseThrow().receipt();
    Way way = ways.of(submission);
    Records records = way.to().records();
    Optional<Made> early = made(journal, EARLY);
    StubReceipt stub;
    if (early.isPresent()) {
      RecordStub first = stub(submission, early.orElseThrow(), Optional.empty(), false);
      stub = records.create(first, journal);
      records.amend(
          stub,
          receipt.isPresent()
              ? evidence(submission, first, receipt.orElseThrow())
              : noEvidence(first, makeNow(journal, MADE)));
    } else {
      Made now = makeNow(journal, MADE);
      stub = records.create(stub(submission, now, receipt, way.stubOnly()), journal);
    }
    pending.made(submission, journal);
    return stub;
  }

  /// The reason was corrected to one that is recorded only, after a stub was made early.
  private static Addendum noEvidence(RecordStub first, Made now) {
    var fact = new Addendum.Fact("evidence", "Not uploaded: for this reason it is recorded only.");
    return new Addendum(
        first.submissionId(),
        first.number(),
        2,
        now.at(),
        new Addendum.RecordedOnly(),
        List.of(fact));
  }

  private Addendum evidence(Submission submission, RecordStub first, Receipt receipt) {
    Instant at =
        steps(submission).stream()
            .filter(step -> step.action().equals("uploaded"))
            .flatMap(step -> step.at().stream())
            .findFirst()
            .orElseThrow();
    var facts = new ArrayList<Addendum.Fact>();
    facts.add(new Addendum.Fact("evidence", "Uploaded, read back, and now in place."));
    receipt.left().ifPresent(left -> facts.add(new Addendum.Fact("caseLink", left)));
    return new Addendum(
        first.submissionId(), first.number(), 2, at, new Addendum.Uploaded(receipt), facts);
  }

  /// What is done beside a try that failed because a destination is away, or while a person has an
  /// upload in hand. Nothing of it keeps the next try back.
  void meanwhile(Submission submission, Actor actor) throws InterruptedException {
    try {
      switch (submission.progress()) {
        case Progress.Sealed sealed -> {
          if (ways.of(submission).stubOnly()) {
            beside(submission, Optional.empty(), actor);
          } else if (isEarlyDue(submission, sealed.findings())) {
            early(submission);
          }
        }
        case Progress.Uploaded uploaded ->
            beside(submission, Optional.of(uploaded.receipt()), actor);
        case Progress.Held _ -> {
          if (isEarlyDue(submission)) {
            early(submission);
          }
        }
        case Progress.Received _, Progress.Recorded _, Progress.Split _, Progress.Closed _ -> {}
      }
    } catch (DeliveryException | IOException | RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("submission", submission.number())
          .addKeyValue("state", submission.progress().word())
          .setCause(e)
          .log("what is done beside the next try did not succeed");
    }
  }

  private void beside(Submission submission, Optional<Receipt> receipt, Actor actor)
      throws DeliveryException, IOException, InterruptedException {
    if (PendingStubs.isDue(submission)) {
      Journal journal = ledger.journal(submission);
      RecordStub stub =
          stub(submission, makeNow(journal, MADE), receipt, ways.of(submission).stubOnly());
      pending.put(submission, stub, journal, actor);
    }
  }

  /// Whether the upload of one that is held has waited so long that it gets a stub without
  /// evidence. What is restricted, or may have been altered, is left to the person alone.
  boolean isEarlyDue(Submission submission) {
    return submission.progress() instanceof Progress.Held held
        && held.from() instanceof Progress.Sealed sealed
        && UPLOAD_STOPPED.contains(held.reason())
        && !ways.of(submission).stubOnly()
        && isEarlyDue(submission, sealed.findings());
  }

  private boolean isEarlyDue(Submission submission, Findings findings) {
    Instant now = clock.instant();
    boolean isLate =
        settings
            .earlyAfter()
            .filter(limit -> !findings.sealedAt().plus(limit).isAfter(now))
            .isPresent();
    if (!isLate) {
      return false;
    }
    Journal journal = ledger.journal(submission);
    return journal.read(EARLY_MADE).isEmpty()
        && journal.read(EARLY).filter(REFUSED::equals).isEmpty();
  }

  /// Makes a stub without evidence, or hears that none is taken: once.
  private void early(Submission submission)
      throws DeliveryException, IOException, InterruptedException {
    Journal journal = ledger.journal(submission);
    RecordStub stub = stub(submission, makeNow(journal, EARLY), Optional.empty(), false);
    try {
      ways.of(submission).to().records().create(stub, journal);
      journal.write(EARLY_MADE, "yes");
    } catch (DeliveryException.Refused e) {
      journal.write(EARLY, REFUSED);
      throw e;
    }
  }

  /// Whether the stub was made before the evidence was there.
  static boolean wasEarly(Ledger ledger, Submission submission) {
    return made(ledger.journal(submission), EARLY).isPresent();
  }

  /// The stub as it is, or would be now; empty for what is not sealed.
  public Optional<RecordStub> look(Submission submission) throws IOException {
    Optional<Sealed> sealed = sealed(submission.progress());
    if (sealed.isEmpty()) {
      return Optional.empty();
    }
    Made made =
        made(ledger.journal(submission), MADE)
            .orElse(new Made(clock.instant(), settings.version()));
    Optional<Receipt> receipt = sealed.orElseThrow().receipt();
    boolean recordOnly =
        receipt.isEmpty()
            && (submission.progress() instanceof Progress.Recorded
                || ways.of(submission).stubOnly());
    return Optional.of(stub(submission, made, receipt, recordOnly));
  }

  private record Made(Instant at, String version) {
    String text() {
      return at + " " + version;
    }
  }

  private static Optional<Made> made(Journal journal, String step) {
    return journal
        .read(step)
        .filter(text -> text.contains(" "))
        .map(text -> text.split(" ", 2))
        .map(parts -> new Made(Instant.parse(parts[0]), parts[1]));
  }

  private Made makeNow(Journal journal, String step) {
    Optional<Made> before = made(journal, step);
    if (before.isPresent()) {
      return before.orElseThrow();
    }
    var now = new Made(clock.instant(), settings.version());
    journal.write(step, now.text());
    return now;
  }

  private record Sealed(Findings findings, Parcel parcel, Optional<Receipt> receipt) {}

  private static Optional<Sealed> sealed(Progress progress) {
    return switch (progress) {
      case Progress.Sealed(var findings, var parcel) ->
          Optional.of(new Sealed(findings, parcel, Optional.empty()));
      case Progress.Uploaded(var findings, var parcel, var receipt) ->
          Optional.of(new Sealed(findings, parcel, Optional.of(receipt)));
      case Progress.Recorded(var findings, var parcel, var receipt, _) ->
          Optional.of(new Sealed(findings, parcel, receipt));
      case Progress.Held held -> sealed(held.from());
      case Progress.Received _, Progress.Split _, Progress.Closed _ -> Optional.empty();
    };
  }

  /// Makes the stub as of that time: what happened later is not in it.
  ///
  /// @param recordOnly whether it is never uploaded
  private RecordStub stub(
      Submission submission, Made made, Optional<Receipt> receipt, boolean recordOnly)
      throws IOException {
    Sealed sealed = sealed(submission.progress()).orElseThrow();
    var steps = new ArrayList<>(steps(submission));
    steps.removeIf(step -> step.at().filter(at -> at.isAfter(made.at())).isPresent());
    steps.add(Action.done("recorded", made.at(), "Sealbag " + made.version()));
    var facts =
        new Stubs.Facts(
            submission,
            sealed.findings(),
            sealed.parcel(),
            receipt,
            SealedItems.of(sealed.parcel().file(), submission.number()),
            steps);
    RecordStub.Handling handling =
        ways.of(submission).handling().orElse(settings.handling()).recordOnly(recordOnly);
    return new Stubs(settings.patterns(), handling).of(facts, made.version());
  }

  private List<Action> steps(Submission submission) {
    return ledger.custody(submission.number()).stream()
        .map(CustodyEvent::line)
        .map(JsonMapper.shared()::readTree)
        .filter(event -> STEPS.contains(event.path("action").asString("")))
        .map(Recording::step)
        .toList();
  }

  private static Action step(JsonNode event) {
    return Action.done(
        event.path("action").asString(""),
        Instant.parse(event.path("at").asString("")),
        "%s %s, %s %s"
            .formatted(
                event.at("/actor/type").asString(""),
                event.at("/actor/id").asString(""),
                event.at("/tool/name").asString(""),
                event.at("/tool/version").asString("")));
  }
}
