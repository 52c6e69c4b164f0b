package sealbag.ingest.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import sealbag.ingest.covering.CoveringSettings;
import sealbag.ingest.covering.Reason;
import sealbag.ingest.mailbox.MailboxSettings;
import sealbag.ingest.receipts.LetterSettings;
import sealbag.ingest.screening.Screener;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.mail.MailLimits;
import sealbag.uploaders.Uploaders;

/// All settings of one home folder, read once and never changed.
///
/// @param home the home folder as the person named it
/// @param restricted where submissions of a restricted reason go when a person has released them
/// @param reasons what is set for single reasons; the others go the ordinary way
/// @param outgoing how packages leave, and by when
/// @param organisation for `bag-info.txt`
/// @param retryFirst the pause after a destination was away for the first time
/// @param retryCeiling the longest pause between two tries
/// @param watch how the daemon works
/// @param mailboxes what `watch` reads; empty: none
/// @param letters what is told to whom, and how it is sent
/// @param covering who may send, and how covering notes are read
/// @param settings every setting as text, for showing
public record Config(
    Path home,
    LedgerAddress ledger,
    Uploaders.Destination upload,
    RecordsAddress records,
    Restricted restricted,
    Map<Reason, ReasonWay> reasons,
    Outgoing outgoing,
    Budgets archive,
    MailLimits mail,
    MailTrust mailTrust,
    Inspection inspection,
    Screener.Settings screening,
    Optional<String> organisation,
    Duration retryFirst,
    Duration retryCeiling,
    Watch watch,
    List<MailboxSettings> mailboxes,
    LetterSettings letters,
    CoveringSettings covering,
    List<Setting> settings) {

  /// What decides about mails before anything is sealed; the outcome stands in the package itself.
  private static final Set<Key> BEFORE_SEALING =
      EnumSet.of(
          Key.MAIL_SENDERS,
          Key.MAIL_LEAST_VERDICT,
          Key.MAIL_REFERENCE_PATTERNS,
          Key.MAIL_EXHIBIT_PATTERNS,
          Key.MAIL_SUPPLEMENT_DAYS);

  public Config {
    reasons = Map.copyOf(reasons);
    mailboxes = List.copyOf(mailboxes);
    settings = List.copyOf(settings);
  }

  /// Where submissions of a restricted reason go.
  public record Restricted(Uploaders.Destination upload, RecordsAddress records) {}

  /// What may speak for the sender of a mail.
  ///
  /// @param dkimLookup whether keys are looked up in the DNS
  public record MailTrust(Optional<String> authservId, boolean dkimLookup) {}

  /// How the daemon works.
  ///
  /// @param workers submissions in work at the same time
  /// @param diskFloorBytes free space below which no mail is taken
  /// @param inFlightBytes mails taken and not sealed yet, above which no more are taken
  /// @param health where health and metrics are served; not looked up yet; empty: nowhere
  public record Watch(
      int workers, long diskFloorBytes, long inFlightBytes, Optional<InetSocketAddress> health) {}

  /// How long and with how much memory one media file may be inspected.
  public record Inspection(Duration perFile, int heapMegabytes) {}

  /// Reads `sealbag.toml` in the home folder; where there is none, everything has its default.
  ///
  /// @param environment secrets come from here or from files, never from the configuration itself
  /// @throws ConfigException with every problem, when there is any
  public static Config read(Path home, Map<String, String> environment) throws ConfigException {
    return of(home, Values.read(home.resolve("sealbag.toml"), environment));
  }

  private static Config of(Path home, Values values) throws ConfigException {
    var addresses = new Addresses(home, values);
    LedgerAddress ledger = addresses.ledger();
    Optional<Uploaders.Destination> upload = addresses.upload(Key.UPLOAD_TO);
    Optional<Restricted> restricted = addresses.restricted();
    Map<Reason, ReasonWay> reasons = new ReasonValues(home, values).ways();
    Budgets archive = archive(values);
    MailLimits mail = mail(values);
    Screener.Settings screening = new ScreeningValues(home, values).settings();
    Duration first = Duration.ofSeconds(values.count(Key.RETRY_FIRST_SECONDS));
    Duration ceiling = Duration.ofMinutes(values.count(Key.RETRY_CEILING_MINUTES));
    Watch watch = watch(values);
    List<MailboxSettings> mailboxes = new MailboxValues(home, values).settings();
    LetterSettings letters =
        new ReceiptValues(home, values).settings(mailboxes, ReasonValues.stubOnly(reasons));
    Outgoing outgoing = new OutgoingValues(values).settings(letters.words().zone());
    CoveringSettings covering = new CoveringValues(values).settings(mailboxes);
    values.requireNoProblem();
    return new Config(
        home,
        ledger,
        upload.orElseThrow(),
        addresses.records(Key.RECORDS_TO),
        restricted.orElseThrow(),
        reasons,
        outgoing,
        archive,
        mail,
        new MailTrust(values.optional(Key.MAIL_AUTHSERV_ID), values.isOn(Key.MAIL_DKIM_LOOKUP)),
        inspection(values),
        screening,
        values.optional(Key.PACKAGE_ORGANISATION),
        first,
        ceiling,
        watch,
        mailboxes,
        letters,
        covering,
        values.settings());
  }

  private static Inspection inspection(Values values) {
    return new Inspection(
        Duration.ofSeconds(values.count(Key.INSPECT_SECONDS)),
        values.count(Key.INSPECT_HEAP_MEGABYTES));
  }

  private static Watch watch(Values values) {
    return new Watch(
        values.count(Key.WATCH_WORKERS),
        values.mebibytes(Key.WATCH_DISK_FLOOR_MEGABYTES),
        values.mebibytes(Key.WATCH_IN_FLIGHT_MEGABYTES),
        values.listener(Key.WATCH_HEALTH));
  }

  private static Budgets archive(Values values) {
    return new Budgets(
        values.mebibytes(Key.ARCHIVE_MEGABYTES),
        values.count(Key.ARCHIVE_ENTRIES),
        values.mebibytes(Key.ARCHIVE_TOTAL_MEGABYTES),
        values.mebibytes(Key.ARCHIVE_ENTRY_MEGABYTES),
        values.count(Key.ARCHIVE_RATIO),
        values.count(Key.ARCHIVE_NAME_BYTES),
        values.count(Key.ARCHIVE_DEPTH));
  }

  private static MailLimits mail(Values values) {
    return new MailLimits(
        values.mebibytes(Key.MAIL_MEGABYTES),
        values.count(Key.MAIL_PARTS),
        values.count(Key.MAIL_DEPTH),
        MailLimits.standard().headerBytes());
  }

  /// The settings that can change what is in a package.
  public SortedMap<String, String> sealing() {
    var sealing = new TreeMap<String, String>();
    for (Setting setting : settings) {
      if (List.of("limits", "mail", "package").contains(setting.key().section())
          && !BEFORE_SEALING.contains(setting.key())) {
        sealing.put(setting.path(), setting.text());
      }
    }
    return sealing;
  }
}
