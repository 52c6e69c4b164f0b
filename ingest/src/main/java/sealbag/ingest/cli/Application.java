package sealbag.ingest.cli;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.config.Config;
import sealbag.ingest.config.LedgerAddress;
import sealbag.ingest.config.RecordsAddress;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.health.HealthServer;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Claimant;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.packaging.Packager;
import sealbag.ingest.pipeline.Collecting;
import sealbag.ingest.pipeline.Daemon;
import sealbag.ingest.pipeline.Importer;
import sealbag.ingest.pipeline.PendingStubs;
import sealbag.ingest.pipeline.Pipeline;
import sealbag.ingest.pipeline.Recording;
import sealbag.ingest.pipeline.RetrySchedule;
import sealbag.ingest.pipeline.Sealing;
import sealbag.ingest.pipeline.Traffic;
import sealbag.ingest.pipeline.Ways;
import sealbag.ingest.receipts.Composer;
import sealbag.ingest.screening.Screener;
import sealbag.ingest.screening.UnusableListException;
import sealbag.parsers.mail.KeyLookup;
import sealbag.parsers.media.MediaInspector;
import sealbag.uploaders.delivery.Secret;
import sealbag.uploaders.pace.Pace;

/// All the parts of one home folder, wired together.
final class Application implements Closeable {
  private final Config config;
  private final Ledger ledger;
  private final EvidenceStore store;
  private final MediaInspector inspector;
  private final Outside outside;
  private final Path packages;
  private final InstantSource clock;
  private final List<Collecting> collectings = new ArrayList<>();
  private @Nullable Pipeline pipeline;

  /// What reaches outside the process.
  record Outside(DataSource database, Ways ways) {

    static Outside of(Config config) {
      var pace =
          new Pace(config.outgoing().bandwidth(), InstantSource.system(), config.outgoing().zone());
      return new Outside(
          database(config), new OpenDestinations(pace, InstantSource.system()).ways(config));
    }

    private static DataSource database(Config config) {
      return postgres(config.ledger())
          .orElseGet(() -> Ledger.sqlite(config.home().resolve("ledger.db").toAbsolutePath()));
    }

    /// The database of the ledger; empty where it is a file in the home folder.
    static Optional<DataSource> postgres(LedgerAddress address) {
      return address
          .url()
          .map(
              url ->
                  Ledger.postgres(
                      url,
                      address.user().orElse(""),
                      address.password().map(Secret::reveal).orElse("")));
    }
  }

  Application(Config config, InstantSource clock, Outside outside) throws IOException {
    this.config = config;
    this.outside = outside;
    this.clock = clock;
    packages = privateFolder(config.home().resolve("packages")).toAbsolutePath();
    store = EvidenceStore.open(privateFolder(config.home().resolve("store")).toAbsolutePath());
    ledger = Ledger.open(outside.database(), Claimant.ofThisProcess(host()), clock, packages);
    inspector =
        new MediaInspector(
            new MediaInspector.Settings(
                store.workFolder(),
                java(),
                config.inspection().perFile(),
                config.inspection().heapMegabytes()));
  }

  /// Opens a home folder that must be there already: for commands that look at what is in it.
  static Application existing(Config config, InstantSource clock)
      throws UserException, IOException {
    if (!Files.exists(config.home().resolve("store"))) {
      throw new UserException(
          ExitCode.USAGE,
          "there is no home folder at "
              + config.home()
              + ". Name it with --home or SEALBAG_HOME; import makes a new one.");
    }
    return open(config, clock);
  }

  /// Opens the home folder, making it where it does not exist.
  static Application open(Config config, InstantSource clock) throws UserException, IOException {
    try {
      prepare(config);
      return new Application(config, clock, Outside.of(config));
    } catch (AccessDeniedException e) {
      throw new UserException(
          ExitCode.USAGE,
          "the home folder "
              + config.home()
              + " cannot be written. Give your user the right to write there, or choose another with --home.");
    } catch (FileSystemException e) {
      throw new UserException(
          ExitCode.USAGE,
          "the home folder "
              + config.home()
              + " cannot be used ("
              + reason(e)
              + "). Choose another with --home, or mend the disk.");
    }
  }

  private static String reason(FileSystemException e) {
    if (e instanceof FileAlreadyExistsException) {
      return "there is a file in its place";
    }
    String reason = e.getReason();
    return reason == null ? "the system gives no reason" : reason;
  }

  static void prepare(Config config) throws IOException {
    privateFolder(config.home());
  }

  private static Path privateFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      Files.createDirectories(folder.toAbsolutePath(), mode);
    }
    return folder;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "localhost";
    }
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  Config config() {
    return config;
  }

  Ledger ledger() {
    return ledger;
  }

  /// Where sealed packages go.
  Ways ways() {
    return outside.ways();
  }

  /// Every object on disk, for comparing with what the ledger refers to.
  List<Sha256> objects() {
    return store.objects();
  }

  /// The straight line. Reads the lists of known files first, which only those who seal need.
  ///
  /// @throws UserException when a list cannot be relied on
  Pipeline pipeline() throws UserException {
    Pipeline known = pipeline;
    if (known == null) {
      known = assemble();
      pipeline = known;
    }
    return known;
  }

  private Pipeline assemble() throws UserException {
    var settings =
        new Sealing.Settings(
            config.archive(),
            config.mail(),
            new Sealing.Trust(
                config.mailTrust().authservId(),
                config.mailTrust().dkimLookup() ? new DnsKeys() : KeyLookup.none()),
            config.organisation(),
            Build.facts(new TreeMap<>(config.sealing())),
            new Sealing.Mails(
                config.covering().senders(),
                config.covering().patterns(),
                config.covering().supplements(),
                new Composer(config.letters())));
    var sealing =
        new Sealing(
            ledger,
            store,
            new Packager(packages, store, config.upload().cut()),
            new Sealing.Examiners(inspector, screener()),
            settings,
            clock);
    var timing = new Pipeline.Timing(retries(), new Traffic(lane(), config.watch().workers()));
    return new Pipeline(ledger, sealing, ways(), recording(), timing, clock);
  }

  RetrySchedule retries() {
    return new RetrySchedule(
        config.retryFirst(), config.retryCeiling(), RandomGenerator.getDefault());
  }

  /// What makes record stubs.
  Recording recording() {
    Path outbox = config.home().toAbsolutePath().normalize().resolve("outbox");
    RecordsAddress.Terms terms = config.records().terms();
    return new Recording(
        ledger,
        outside.ways(),
        new Recording.Settings(
            terms.handling(),
            config.covering().patterns(),
            terms.earlyAfter(),
            Build.properties().getProperty("version", "unknown")),
        new PendingStubs(
            outbox.resolve("records-pending"),
            outbox.resolve("restricted-records-pending"),
            config.records().shape(),
            ledger,
            new PendingStubs.Mail(new Composer(config.letters()), terms.mailTo())),
        clock);
  }

  private Optional<Traffic.Lane> lane() {
    ZoneId zone = config.outgoing().zone();
    return config
        .outgoing()
        .large()
        .map(large -> new Traffic.Lane(large.fromBytes(), large.hours(), large.words(), zone));
  }

  private Screener screener() throws UserException {
    try {
      return Screener.open(config.screening());
    } catch (UnusableListException e) {
      throw new UserException(ExitCode.USAGE, e.sentence());
    }
  }

  Importer importer(Actor actor) throws UserException {
    return new Importer(store, ledger, pipeline(), actor);
  }

  /// The daemon with all its jobs.
  Daemon daemon() throws UserException {
    return new DaemonJobs(this, store, clock, collectings).daemon();
  }

  /// Tells about the daemon's health, where that is wanted. The daemon has all its jobs by then.
  Optional<HealthServer> health(Daemon daemon) throws UserException {
    Optional<InetSocketAddress> at = config.watch().health();
    if (at.isEmpty()) {
      return Optional.empty();
    }
    var health = new WatchHealth(config.watch(), store, ledger, daemon, collectings, clock);
    return Optional.of(health.serve(at.orElseThrow()));
  }

  @Override
  public void close() throws IOException {
    collectings.forEach(Collecting::letGo);
    inspector.close();
    outside.ways().close();
    ledger.close();
    store.close();
  }
}
