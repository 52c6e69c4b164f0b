package sealbag.ingest.cli;

import static sealbag.ingest.cli.DoctorFinding.ok;
import static sealbag.ingest.cli.DoctorFinding.problem;
import static sealbag.ingest.cli.DoctorFinding.warning;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.config.Config;
import sealbag.ingest.mailbox.MailSource;
import sealbag.ingest.mailbox.MailSourceException;
import sealbag.ingest.mailbox.MailSources;
import sealbag.ingest.mailbox.MailboxSettings;
import sealbag.ingest.receipts.Posting;
import sealbag.ingest.screening.Screener;
import sealbag.ingest.screening.Screening;
import sealbag.uploaders.http.Reach;
import sealbag.uploaders.http.Tls;

/// What `doctor` asks outside of this process: whether the other sides answer. No mail is marked,
/// nothing is sent, and nobody logs in but at the mailboxes.
final class DoctorOutside {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration WRONG_CLOCK = Duration.ofSeconds(30);
  private static final Duration RENEW_BEFORE = Duration.ofDays(30);

  private final Config config;
  private final InstantSource clock;
  private Optional<Duration> ahead = Optional.empty();

  DoctorOutside(Config config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
  }

  List<DoctorFinding> findings() throws InterruptedException {
    var findings = new ArrayList<DoctorFinding>();
    for (MailboxSettings mailbox : config.mailboxes()) {
      findings.add(mailbox(mailbox.name(), MailSources.open(mailbox, clock)));
    }
    findings.add(endpoint("evidence", "upload.to", evidence(), Tls.usual()));
    Tls tls = config.records().identity().tls();
    findings.add(endpoint("records", "records.to", config.records().to(), tls));
    tls.own().ifPresent(own -> findings.add(certificate(own)));
    findings.add(letters());
    findings.add(scanner());
    findings.add(time());
    return findings;
  }

  /// Lists what lies in the mailbox, and closes the source.
  static DoctorFinding mailbox(String name, MailSource opened) {
    String check = "mailbox " + name;
    try (MailSource source = opened) {
      int mails = source.list(Optional.empty()).messages().size();
      return ok(
          check,
          "It can be read: %,d in it. Whether it can be marked is not tried.".formatted(mails));
    } catch (MailSourceException e) {
      return problem(
          check, String.valueOf(e.getMessage()), "See the section [mailbox." + name + "].");
    } catch (IOException e) {
      return problem(
          check,
          "It cannot be read (" + e.getClass().getSimpleName() + ").",
          "See the section [mailbox." + name + "].");
    }
  }

  private URI evidence() {
    URI to = config.upload().to();
    return "axon".equals(to.getScheme()) ? URI.create(to.getRawSchemeSpecificPart()) : to;
  }

  /// The certificate that is shown to the records system.
  private DoctorFinding certificate(X509Certificate own) {
    Instant end = own.getNotAfter().toInstant();
    String says =
        "The client certificate %s is valid until %s."
            .formatted(own.getSubjectX500Principal().getName(), end);
    if (end.isBefore(clock.instant())) {
      return problem(
          "certificate", says, "It has expired: renew it. No record is taken till then.");
    }
    return end.isBefore(clock.instant().plus(RENEW_BEFORE))
        ? warning("certificate", says, "Renew it before then.")
        : ok("certificate", says);
  }

  private DoctorFinding endpoint(String check, String key, URI to, Tls tls)
      throws InterruptedException {
    if ("s3".equals(to.getScheme())) {
      return ok(check, "A bucket. It is not asked: the first upload tells.");
    }
    if ("folder".equals(to.getScheme())) {
      Path folder = Path.of(to.getSchemeSpecificPart());
      return DoctorHere.writable(check, folder, "The folder " + folder + " can be written.");
    }
    String host = to.getScheme() + "://" + to.getAuthority();
    return switch (Reach.of(to, LIMIT, tls)) {
      case Reach.Answered(int status, Optional<Instant> date) -> {
        date.ifPresent(theirs -> ahead = Optional.of(Duration.between(theirs, clock.instant())));
        yield ok(check, host + " answers (%d). The log-in is not tried.".formatted(status));
      }
      case Reach.NotReached(String sentence, String mend) ->
          problem(check, host + ": " + sentence, mend + " The key is " + key + ".");
    };
  }

  /// Everything short of sending a letter.
  private DoctorFinding letters() {
    return Posting.problemOf(config.letters())
        .map(why -> problem("letters", why, "See the sections [smtp] and [receipts]."))
        .orElseGet(() -> ok("letters", "They can be sent, or written into the outbox."));
  }

  private DoctorFinding scanner() {
    Optional<Screener.Scan> scan = config.screening().clamd();
    if (scan.isEmpty()) {
      return ok("malware", "No scanner is configured.");
    }
    Screener.Scan asked = scan.orElseThrow();
    try {
      Screening.Scanner scanner =
          Screener.ask(new Screener.Scan(asked.address(), LIMIT, asked.mostBytes()));
      return scanner.databaseVersion().isPresent()
          ? ok("malware", scanner.engine() + ", database " + scanner.databaseVersion().get() + ".")
          : warning(
              "malware",
              scanner.engine() + " has no database: it finds nothing.",
              "Run freshclam, then start clamd again.");
    } catch (IOException e) {
      return problem(
          "malware",
          "clamd does not answer (" + e.getClass().getSimpleName() + ").",
          "Start clamd, or correct screening.clamd. Until then everything is not-scanned.");
    }
  }

  private DoctorFinding time() {
    if (ahead.isEmpty()) {
      return ok("clock", "Not compared: no endpoint told its time.");
    }
    long seconds = ahead.orElseThrow().toSeconds();
    String says =
        "%d s %s the endpoint's.".formatted(Math.abs(seconds), seconds < 0 ? "behind" : "ahead of");
    return ahead.orElseThrow().abs().compareTo(WRONG_CLOCK) <= 0
        ? ok("clock", says)
        : warning("clock", says, "Let a time service set it: timedatectl set-ntp true.");
  }
}
