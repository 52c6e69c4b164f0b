package sealbag.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.covering.Patterns;
import sealbag.ingest.covering.Senders;
import sealbag.ingest.covering.Supplements;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Claimant;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.NotHeldException;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.packaging.Packager;
import sealbag.ingest.packaging.ToolFacts;
import sealbag.ingest.receipts.Address;
import sealbag.ingest.receipts.Composer;
import sealbag.ingest.receipts.LetterSettings;
import sealbag.ingest.screening.Screener;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.mail.Authenticity;
import sealbag.parsers.mail.MailLimits;
import sealbag.parsers.media.MediaInspector;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.delivery.Uploader;
import sealbag.uploaders.records.Addendum;
import sealbag.uploaders.records.RecordStub;
import sealbag.uploaders.records.Records;
import sealbag.uploaders.records.Shape;
import sealbag.uploaders.records.StubReceipt;

/// What the pipeline makes of destinations that are away, refuse, alter or break.
class PipelineTest {
  private static final Actor TESTER = new Actor(Actor.Type.PERSON, "tester");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Uploader TAKES =
      (parcel, _) ->
          new Receipt(
              URI.create("test:evidence"), parcel.number(), parcel.sha256(), parcel.sizeBytes());
  private static final Creating NOTES = (_, _) -> new StubReceipt(URI.create("test:records"), "1");

  /// Makes stubs; nothing is added to one here.
  private interface Creating extends Records {
    @Override
    default void amend(StubReceipt stub, Addendum addendum) {
      throw new AssertionError("nothing is to be added");
    }
  }

  @TempDir private Path folder;
  private Instant now = NOON;
  private Uploader uploader = TAKES;
  private Creating records = NOTES;
  private int uploads;
  private int stubs;
  private Ledger ledger;
  private EvidenceStore store;
  private MediaInspector inspector;
  private Pipeline pipeline;

  @BeforeEach
  void open() throws Exception {
    Path packages = Files.createDirectory(folder.resolve("packages"));
    store = EvidenceStore.open(Files.createDirectory(folder.resolve("store")));
    ledger =
        Ledger.open(
            Ledger.sqlite(folder.resolve("ledger.db")),
            Claimant.ofThisProcess("here"),
            () -> now,
            packages);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    inspector =
        new MediaInspector(
            new MediaInspector.Settings(store.workFolder(), java, Duration.ofSeconds(10), 64));
    var tool = new ToolFacts("sealbag", "test", Optional.empty(), "jvm", "os", new TreeMap<>());
    var settings =
        new Sealing.Settings(
            Budgets.standard(),
            MailLimits.standard(),
            Sealing.Trust.none(),
            Optional.empty(),
            tool,
            mails());
    pipeline =
        new Pipeline(
            ledger,
            new Sealing(
                ledger,
                store,
                new Packager(packages, store),
                new Sealing.Examiners(inspector, Screener.open(Screener.Settings.none())),
                settings,
                () -> now),
            ways(),
            recording(),
            new RetrySchedule(Duration.ofSeconds(60), Duration.ofHours(1), new Random(1)),
            () -> now);
  }

  private Recording recording() {
    var settings =
        new Recording.Settings(
            new RecordStub.Handling("OFFICIAL", "", Optional.empty()),
            Patterns.standard(),
            Optional.empty(),
            "test");
    var mail = new PendingStubs.Mail(mails().composer(), Optional.empty());
    var pending = new PendingStubs(folder, folder, Shape.USUAL, ledger, mail);
    return new Recording(ledger, ways(), settings, pending, () -> now);
  }

  /// Nobody may send mails here.
  private Sealing.Mails mails() {
    var from = new Address("sealbag@localhost");
    var words = new LetterSettings.Words("Axon", Optional.empty(), "", ZoneOffset.UTC);
    var limits =
        new LetterSettings.Limits(1, Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));
    var letters =
        new LetterSettings(
            from,
            "localhost",
            words,
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            limits,
            new LetterSettings.Folder(folder));
    return new Sealing.Mails(
        new Senders(List.of(), Authenticity.Verdict.AR_PASS),
        Patterns.standard(),
        new Supplements(Duration.ofDays(31)),
        new Composer(letters));
  }

  private Ways ways() {
    var ordinary = new Pipeline.Destinations(this::countUpload, (Creating) this::countStub);
    return new Ways(ordinary, ordinary);
  }

  private Receipt countUpload(Parcel parcel, Journal journal)
      throws DeliveryException, InterruptedException {
    uploads++;
    return uploader.deliver(parcel, journal);
  }

  private StubReceipt countStub(RecordStub stub, Journal journal)
      throws DeliveryException, InterruptedException {
    stubs++;
    return records.create(stub, journal);
  }

  @AfterEach
  void close() throws IOException {
    inspector.close();
    ledger.close();
    store.close();
  }

  private Submission take() throws InterruptedException {
    Path export =
        Path.of(System.getProperty("sealbag.fixtures"))
            .resolve("exports/android-group-without-media-24h-ymd/export.txt");
    var candidate = new Discovery.Candidate(export, false, Optional.empty());
    return new Importer(store, ledger, pipeline, TESTER)
        .take(candidate, Claims.none())
        .submission()
        .orElseThrow();
  }

  /// One round of the daemon, which takes what is due and nothing else.
  private Submission workOff() throws InterruptedException {
    var working = new WorkingOff(ledger, pipeline, TESTER, new Bell());
    while (working.turn(() -> false)) {
      // until nothing is due
    }
    return ledger.list().getFirst();
  }

  private Submission retry(Submission held) throws InterruptedException, NotHeldException {
    var from = ((Progress.Held) held.progress()).from();
    ledger.decide(held.number(), from, "it works again", TESTER);
    return workOff();
  }

  private static HoldReason reason(Submission submission) {
    assertThat(submission.progress()).isInstanceOf(Progress.Held.class);
    return ((Progress.Held) submission.progress()).reason();
  }

  @Test
  void aDestinationThatIsAwayIsTriedAgainWhenDueAndNotBefore() throws Exception {
    uploader =
        (_, _) -> {
          throw new DeliveryException.Unavailable("The endpoint is away.");
        };
    Submission waiting = take();
    assertThat(waiting.progress()).isInstanceOf(Progress.Sealed.class);
    assertThat(waiting.lastProblem()).contains("The endpoint is away.");
    Instant due = waiting.due().orElseThrow();
    assertThat(due).isAfter(NOON);
    uploader = TAKES;

    now = due.minusMillis(1);
    assertThat(workOff().progress()).isInstanceOf(Progress.Sealed.class);
    assertThat(uploads).isEqualTo(1);

    now = due;
    assertThat(workOff().progress()).isInstanceOf(Progress.Recorded.class);
    assertThat(uploads).isEqualTo(2);
    assertThat(stubs).isEqualTo(1);
  }

  @Test
  void thePausesGrowAndItNeverGivesUp() throws Exception {
    uploader =
        (_, _) -> {
          throw new DeliveryException.Unavailable("The endpoint is away.");
        };
    var pauses = new ArrayList<Duration>();
    Submission waiting = take();

    for (int round = 0; round < 12; round++) {
      pauses.add(Duration.between(now, waiting.due().orElseThrow()));
      now = waiting.due().orElseThrow();
      waiting = workOff();
    }

    assertThat(waiting.progress()).isInstanceOf(Progress.Sealed.class);
    assertThat(pauses.get(0)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    assertThat(pauses.get(3)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(8));
    assertThat(pauses.get(11)).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
    assertThat(uploads).isEqualTo(13);
  }

  @Test
  void aLongerPauseAskedForByTheDestinationIsKept() throws Exception {
    Duration asked = Duration.ofHours(5);
    uploader =
        (_, _) -> {
          throw new DeliveryException.Unavailable("Come back later.", null, Optional.of(asked));
        };

    assertThat(take().due()).contains(NOON.plus(asked));
  }

  @Test
  void aRefusedUploadIsHeldAndRetriedFromThere() throws Exception {
    uploader =
        (_, _) -> {
          throw new DeliveryException.Refused("The agency is unknown.");
        };
    Submission held = take();
    assertThat(reason(held)).isEqualTo(HoldReason.UPLOAD_REFUSED);
    assertThat(stubs).isZero();
    uploader = TAKES;

    assertThat(retry(held).progress()).isInstanceOf(Progress.Recorded.class);

    assertThat(uploads).isEqualTo(2);
    assertThat(folder.resolve("packages").toFile().list()).hasSize(1);
  }

  @Test
  void aRefusedRecordIsHeldAndRetriedWithoutASecondUpload() throws Exception {
    records =
        (_, _) -> {
          throw new DeliveryException.Refused("The case is closed.");
        };
    Submission held = take();
    assertThat(reason(held)).isEqualTo(HoldReason.RECORD_REFUSED);
    records = NOTES;

    assertThat(retry(held).progress()).isInstanceOf(Progress.Recorded.class);

    assertThat(uploads).isEqualTo(1);
    assertThat(stubs).isEqualTo(2);
  }

  @Test
  void anAlteredPackageIsHeld() throws Exception {
    uploader =
        (_, _) -> {
          throw new DeliveryException.Altered("The package has changed.");
        };

    assertThat(reason(take())).isEqualTo(HoldReason.INTEGRITY);

    assertThat(stubs).isZero();
  }

  @Test
  void anUnexpectedFailureIsHeldAtTheFifthTime() throws Exception {
    uploader =
        (_, _) -> {
          throw new IllegalStateException("a fault of ours");
        };
    Submission waiting = take();

    for (int failures = 1; failures < 5; failures++) {
      assertThat(waiting.progress()).isInstanceOf(Progress.Sealed.class);
      now = waiting.due().orElseThrow();
      waiting = workOff();
    }

    assertThat(reason(waiting)).isEqualTo(HoldReason.REPEATED_FAILURE);
    assertThat(((Progress.Held) waiting.progress()).sentence())
        .contains("5 times")
        .doesNotContain("a fault of ours");
    assertThat(ledger.verifyCustody().faults()).isEmpty();
  }

  @Test
  void triesOfADestinationThatIsAwayDoNotCountAsFailures() throws Exception {
    uploader =
        (_, _) -> {
          throw new DeliveryException.Unavailable("The endpoint is away.");
        };
    Submission waiting = take();
    for (int round = 0; round < 6; round++) {
      now = waiting.due().orElseThrow();
      waiting = workOff();
    }
    uploader =
        (_, _) -> {
          throw new IllegalStateException("a fault of ours");
        };
    now = waiting.due().orElseThrow();

    assertThat(workOff().progress()).isInstanceOf(Progress.Sealed.class);
  }

  @Test
  void aFullDiskIsNotCountedAsAFailure() throws Exception {
    uploader =
        (_, _) -> {
          throw new IllegalStateException(new IOException("No space left on device"));
        };
    Submission waiting = take();
    for (int round = 0; round < 7; round++) {
      now = waiting.due().orElseThrow();
      waiting = workOff();
    }

    assertThat(waiting.progress()).isInstanceOf(Progress.Sealed.class);
    assertThat(waiting.lastProblem().orElseThrow()).contains("disk").contains("full");
    uploader = TAKES;
    now = waiting.due().orElseThrow();
    assertThat(List.of(workOff().progress().word())).containsExactly("recorded");
  }
}
