package sealbag.ingest.cli;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import sealbag.ingest.config.Config;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.mailbox.MailSource;
import sealbag.ingest.mailbox.MailSources;
import sealbag.ingest.mailbox.MailboxSettings;
import sealbag.ingest.pipeline.Amending;
import sealbag.ingest.pipeline.Answering;
import sealbag.ingest.pipeline.Bell;
import sealbag.ingest.pipeline.Collecting;
import sealbag.ingest.pipeline.Daemon;
import sealbag.ingest.pipeline.HeldUploads;
import sealbag.ingest.pipeline.WorkingOff;
import sealbag.ingest.receipts.Composer;
import sealbag.ingest.receipts.Pauses;
import sealbag.ingest.receipts.Posting;
import sealbag.ingest.receipts.Reminders;

/// The jobs of `watch`, and what wakes each.
///
/// @param collectings those who read a mailbox are added here
record DaemonJobs(
    Application application,
    EvidenceStore store,
    InstantSource clock,
    List<Collecting> collectings) {
  private static final Duration REST = Duration.ofSeconds(5);
  private static final Duration REMINDERS = Duration.ofMinutes(30);
  private static final int LETTERS_AT_ONCE = 16;
  private static final Actor SERVICE = new Actor(Actor.Type.SERVICE, "sealbag");

  /// The daemon with all its jobs.
  Daemon daemon() throws UserException {
    Config config = application.config();
    var daemon = new Daemon(clock);
    var work = new Bell();
    var done = new Bell();
    for (MailboxSettings mailbox : config.mailboxes()) {
      watch(daemon, mailbox, work);
    }
    for (int i = 1; i <= config.watch().workers(); i++) {
      daemon.add(
          "work-" + i,
          work,
          REST,
          new WorkingOff(application.ledger(), application.pipeline(), SERVICE, done)::turn);
    }
    answer(daemon, done);
    return daemon;
  }

  private void answer(Daemon daemon, Bell done) {
    Config config = application.config();
    Ledger ledger = application.ledger();
    var written = new Bell();
    var answering =
        new Answering(
            ledger,
            new Composer(config.letters()),
            new Reminders(config.letters()),
            new Collecting.Service(SERVICE, clock),
            written);
    var posting =
        new Posting(
            config.letters(),
            ledger.letters(),
            new Pauses(config.retryFirst(), config.retryCeiling()),
            clock);
    daemon.add("answer", done, REST, _ -> answering.turn());
    var amending =
        new Amending(
            ledger,
            application.ways(),
            new Composer(config.letters()),
            application.retries(),
            new Collecting.Service(SERVICE, clock),
            written);
    daemon.add("amend", new Bell(), REST, amending::turn);
    var held = new HeldUploads(ledger, application.recording(), SERVICE);
    daemon.add(
        "remind",
        new Bell(),
        REMINDERS,
        stopping -> {
          answering.remind();
          held.look(stopping);
          return false;
        });
    daemon.add("post", written, REST, _ -> posting.send(LETTERS_AT_ONCE).taken() > 0);
  }

  private void watch(Daemon daemon, MailboxSettings settings, Bell work) {
    Config config = application.config();
    Ledger ledger = application.ledger();
    MailSource source = MailSources.open(settings, clock);
    var limits =
        new Collecting.Limits(
            config.watch().diskFloorBytes(), config.watch().inFlightBytes(), settings.since());
    var collecting =
        new Collecting(
            settings.name(), source, store, ledger, limits, new Collecting.Service(SERVICE, clock));
    var bell = new Bell();
    daemon.add(
        reading(settings.name()),
        bell,
        settings.scan(),
        stopping -> collecting.round(work::ring, stopping));
    daemon.addWaiter(
        "await-" + settings.name(),
        settings.scan(),
        _ -> {
          collecting.await(settings.scan());
          bell.ring();
          return true;
        });
    daemon.closeOnStop(collecting);
    collectings.add(collecting);
  }

  /// The name of the job that reads a mailbox.
  static String reading(String mailbox) {
    return "collect-" + mailbox;
  }
}
