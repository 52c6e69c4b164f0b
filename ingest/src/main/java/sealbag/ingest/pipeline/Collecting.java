package sealbag.ingest.pipeline;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.evidence.StoredObject;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Arrival;
import sealbag.ingest.ledger.Intake;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.ListedMail;
import sealbag.ingest.ledger.Mailboxes;
import sealbag.ingest.ledger.Served;
import sealbag.ingest.mailbox.Fidelity;
import sealbag.ingest.mailbox.ListedMessage;
import sealbag.ingest.mailbox.Listing;
import sealbag.ingest.mailbox.MailSource;
import sealbag.ingest.mailbox.MailSourceException;
import sealbag.ingest.mailbox.MessageGoneException;

/// Takes the mails of one mailbox into custody: the raw bytes are kept and flushed, then the ledger
/// has them, and only then is the mailbox told. Nothing is read here. One thread.
public final class Collecting implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Collecting.class);
  private static final int AT_ONCE = 64;
  private static final int MOST_TRIES = 3;
  private static final Duration RENEWAL = Mailboxes.TERM.dividedBy(4);
  private static final Duration NEXT_TRY = Duration.ofMinutes(5);

  /// How often a process that stands by asks whether the mailbox is free.
  static final Duration ASK_AGAIN = Duration.ofSeconds(10);

  private final String mailbox;
  private final MailSource source;
  private final EvidenceStore store;
  private final Mailboxes mailboxes;
  private final Limits limits;
  private final Service service;
  private final Bell closed = new Bell();
  private Optional<String> notMarked = Optional.empty();
  private volatile Standing standing = new Standing(Optional.empty(), Optional.empty(), false);

  /// What is taken, and when.
  ///
  /// @param diskFloorBytes free space below which nothing is taken
  /// @param inFlightBytes mails taken and not sealed yet, above which nothing more is taken
  /// @param since what arrived before is left alone; empty: nothing is
  public record Limits(long diskFloorBytes, long inFlightBytes, Optional<Instant> since) {}

  /// For whom and by which clock it is done.
  public record Service(Actor actor, InstantSource clock) {}

  /// How it goes.
  ///
  /// @param lastRound when the mailbox was last looked through without a failure
  /// @param problem one plain sentence; empty when all is well
  /// @param standsBy another process reads the mailbox, and this one takes over when it stops
  public record Standing(Optional<Instant> lastRound, Optional<String> problem, boolean standsBy) {}

  public Collecting(
      String mailbox,
      MailSource source,
      EvidenceStore store,
      Ledger ledger,
      Limits limits,
      Service service) {
    this.mailbox = mailbox;
    this.source = source;
    this.store = store;
    this.mailboxes = ledger.mailboxes();
    this.limits = limits;
    this.service = service;
  }

  /// The name of the mailbox.
  public String mailbox() {
    return mailbox;
  }

  /// Where the mails come from.
  public MailSource source() {
    return source;
  }

  /// How the last round went.
  public Standing standing() {
    return standing;
  }

  /// Waits until something may have arrived, or the time is over. While another process reads the
  /// mailbox, nothing that arrives is taken here: then the wait only shows that the far side
  /// answers, is short, and is followed by a rest.
  public void await(Duration atMost) throws IOException, InterruptedException {
    boolean reads = standing.lastRound().isPresent() && !standing.standsBy();
    source.await(reads ? atMost : shorter(atMost, ASK_AGAIN));
    if (standing.standsBy()) {
      closed.await(0, ASK_AGAIN);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /// Ends what waits at the source or for it. Any thread.
  @Override
  public void close() throws IOException {
    closed.ring();
    source.close();
  }

  /// Leaves the mailbox to other processes. Where the ledger cannot be asked, it is theirs when the
  /// lease lapses.
  public void letGo() {
    try {
      mailboxes.letGo(mailbox);
    } catch (RuntimeException e) {
      line(Level.WARN).setCause(e).log("the mailbox could not be left to others");
    }
  }

  /// Looks through the mailbox once and takes what is new.
  ///
  /// @param taken called after each mail that was taken
  /// @param stop asked before each mail
  /// @return whether there was any
  public boolean round(Runnable taken, BooleanSupplier stop) throws IOException {
    var count = new AtomicInteger();
    Runnable counted =
        () -> {
          count.incrementAndGet();
          taken.run();
        };
    try {
      notMarked = Optional.empty();
      if (!mailboxes.lease(mailbox)) {
        standBy();
        return false;
      }
      Optional<String> full = look(counted, stop);
      standing = new Standing(standing.lastRound(), full.or(() -> notMarked), standing.standsBy());
      return count.get() > 0;
    } catch (IOException | RuntimeException e) {
      standing = new Standing(standing.lastRound(), Optional.of(sentence(e)), false);
      throw e;
    }
  }

  private static String sentence(Exception problem) {
    return problem instanceof MailSourceException told
        ? String.valueOf(told.getMessage())
        : Failure.isNoSpace(problem)
            ? Failure.noSpace().sentence()
            : "Something unexpected went wrong ("
                + problem.getClass().getSimpleName()
                + "); the log has the details.";
  }

  private Optional<String> look(Runnable taken, BooleanSupplier stop) throws IOException {
    list();
    Optional<String> full = Optional.empty();
    for (List<ListedMail> due = due(); !due.isEmpty() && full.isEmpty(); due = due()) {
      for (ListedMail mail : due) {
        if (!mailboxes.lease(mailbox)) {
          standBy();
          return Optional.empty();
        }
        full = full(mail);
        if (stop.getAsBoolean() || full.isPresent()) {
          break;
        }
        take(mail, taken);
      }
      if (stop.getAsBoolean()) {
        return full;
      }
    }
    mark(stop);
    standing = new Standing(Optional.of(service.clock().instant()), full, standing.standsBy());
    return full;
  }

  private void standBy() {
    standing = new Standing(standing.lastRound(), Optional.empty(), true);
  }

  /// Writes down what lies in the mailbox.
  private void list() throws IOException {
    standing = new Standing(standing.lastRound(), standing.problem(), false);
    Listing listing = source.list(mailboxes.cursor(mailbox));
    List<ListedMail> mails = listing.messages().stream().map(Collecting::listed).toList();
    int before = mailboxes.note(mailbox, mails, listing.cursor(), limits.since());
    if (before > 0) {
      line(Level.INFO)
          .addKeyValue("mails", before)
          .log("mails that arrived before mailbox.NAME.since are left alone");
    }
  }

  private List<ListedMail> due() {
    return mailboxes.due(mailbox, AT_ONCE);
  }

  private static ListedMail listed(ListedMessage message) {
    return new ListedMail(
        message.id(), message.name(), message.sizeBytes(), message.arrivedAt(), 0);
  }

  private static ListedMessage message(ListedMail mail) {
    return new ListedMessage(mail.id(), mail.name(), mail.sizeBytes(), mail.arrivedAt());
  }

  /// Why nothing more may be taken now.
  private Optional<String> full(ListedMail next) throws IOException {
    long free = store.usableBytes() - Math.max(0, next.sizeBytes());
    if (free < limits.diskFloorBytes()) {
      return Optional.of(
          "The disk is nearly full (%d MiB free): no mail is taken until there is room. The mails stay where they are."
              .formatted(store.usableBytes() >> 20));
    }
    return mailboxes.unsealedBytes() > limits.inFlightBytes()
        ? Optional.of(
            "More mail was taken than is sealed yet: no more is taken until the work is done.")
        : Optional.empty();
  }

  private void take(ListedMail mail, Runnable taken) throws IOException {
    if (mail.attempts() >= MOST_TRIES) {
      line(Level.ERROR).log("a mail could not be taken three times and stays in the mailbox");
      mailboxes.hold(
          mailbox,
          mail,
          "It was tried three times, and each time something went wrong. It stays in the mailbox. See the log, then: sealbag mailbox retry "
              + mailbox);
      return;
    }
    mailboxes.begin(mailbox, mail);
    try (InputStream raw = new Kept(source.open(message(mail)))) {
      StoredObject kept = store.keep(raw);
      Arrival arrival = mailboxes.take(mailbox, mail, intake(mail, kept), service.actor());
      tell(arrival);
      taken.run();
      mark(mail);
    } catch (MessageGoneException _) {
      line(Level.WARN).log("a mail was removed by another program before it could be taken");
      mailboxes.gone(mailbox, mail);
    } catch (AlteredObjectException e) {
      line(Level.ERROR)
          .addKeyValue("object", e.sha256())
          .log("a stored object no longer matches its hash");
      mailboxes.failed(mailbox, mail, later(), "The store holds a damaged copy of this mail.");
    } catch (MailSourceException e) {
      notTaken(mail, e);
    } catch (IOException e) {
      mailboxes.later(
          mailbox, mail, later(), sentence(e)); // the far side or the disk, not the mail
      throw e;
    } catch (RuntimeException e) {
      line(Level.ERROR).setCause(e).log("a mail could not be taken");
      mailboxes.failed(mailbox, mail, later(), sentence(e));
    }
  }

  private LoggingEventBuilder line(Level level) {
    return LOG.atLevel(level).addKeyValue("mailbox", mailbox);
  }

  private void tell(Arrival arrival) {
    line(Level.INFO)
        .addKeyValue("submission", arrival.submission().number())
        .addKeyValue("to", "received")
        .addKeyValue("again", arrival.seenBefore())
        .log("a mail was taken");
  }

  /// A mail that the far side does not hand out keeps no other from being taken.
  private void notTaken(ListedMail mail, MailSourceException problem) throws IOException {
    if (problem.why() == MailSourceException.Why.AWAY) {
      mailboxes.later(mailbox, mail, later(), sentence(problem));
      throw problem;
    }
    LOG.atWarn().addKeyValue("mailbox", mailbox).log("a mail was not handed out");
    mailboxes.failed(mailbox, mail, later(), sentence(problem));
  }

  private Instant later() {
    return service.clock().instant().plus(NEXT_TRY);
  }

  private Intake intake(ListedMail mail, StoredObject kept) {
    Fidelity fidelity = source.fidelity();
    var served =
        new Served(
            mailbox, mail.id(), fidelity.word(), fidelity != Fidelity.FILE_DROP, mail.arrivedAt());
    return new Intake(
        Intake.Kind.FILE, kept.sha256(), kept.sizeBytes(), mail.name(), Optional.of(served));
  }

  /// Keeps the mailbox while a large mail is fetched.
  private final class Kept extends FilterInputStream {
    private Instant next = service.clock().instant().plus(RENEWAL);

    Kept(InputStream raw) {
      super(raw);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      Instant now = service.clock().instant();
      if (now.isAfter(next)) {
        next = now.plus(RENEWAL);
        mailboxes.lease(mailbox);
      }
      return super.read(buffer, offset, length);
    }
  }

  /// What was taken before and not marked, because something came between.
  private void mark(BooleanSupplier stop) throws IOException {
    for (List<ListedMail> left = mailboxes.toMark(mailbox, AT_ONCE);
        !left.isEmpty() && !stop.getAsBoolean();
        left = mailboxes.toMark(mailbox, AT_ONCE)) {
      for (ListedMail mail : left) {
        if (!mailboxes.lease(mailbox)) {
          standBy(); // another process marks them
          return;
        }
        mark(mail);
      }
    }
  }

  /// A mailbox that does not let itself be marked keeps no mail from being taken.
  private void mark(ListedMail mail) throws IOException {
    try {
      source.acknowledge(message(mail));
      mailboxes.marked(mailbox, mail);
    } catch (MailSourceException e) {
      mailboxes.later(mailbox, mail, later(), sentence(e));
      if (e.why() == MailSourceException.Why.AWAY) {
        throw e;
      }
      notMarked = Optional.of(sentence(e));
    }
  }
}
