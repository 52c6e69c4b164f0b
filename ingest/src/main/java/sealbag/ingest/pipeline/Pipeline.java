package sealbag.ingest.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Progress.Closed;
import sealbag.ingest.ledger.Progress.Held;
import sealbag.ingest.ledger.Progress.Received;
import sealbag.ingest.ledger.Progress.Recorded;
import sealbag.ingest.ledger.Progress.Sealed;
import sealbag.ingest.ledger.Progress.Split;
import sealbag.ingest.ledger.Progress.Uploaded;
import sealbag.ingest.ledger.StaleClaimException;
import sealbag.ingest.ledger.Submission;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.delivery.Uploader;
import sealbag.uploaders.records.Records;

/// The straight line. Each step takes a submission from one checkpoint to the next and writes that
/// down before it returns; whatever happens in between is simply done again. Safe to use from
/// several threads, one submission each.
public final class Pipeline {
  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

  private final Ledger ledger;
  private final Sealing sealing;
  private final Ways ways;
  private final Recording recording;
  private final RetrySchedule retries;
  private final InstantSource clock;
  private final Traffic traffic;

  /// Where packages and record stubs go.
  public record Destinations(Uploader uploader, Records records) {}

  /// When something is tried again, and when a package leaves.
  public record Timing(RetrySchedule retries, Traffic traffic) {}

  public Pipeline(
      Ledger ledger,
      Sealing sealing,
      Ways ways,
      Recording recording,
      RetrySchedule retries,
      InstantSource clock) {
    this(ledger, sealing, ways, recording, new Timing(retries, Traffic.free()), clock);
  }

  /// The same, where packages may have to wait for their turn.
  public Pipeline(
      Ledger ledger,
      Sealing sealing,
      Ways ways,
      Recording recording,
      Timing timing,
      InstantSource clock) {
    this.ledger = ledger;
    this.sealing = sealing;
    this.ways = ways;
    this.recording = recording;
    this.retries = timing.retries();
    this.clock = clock;
    this.traffic = timing.traffic();
  }

  /// Takes a claimed submission as far as it goes now: to its last state, to a person, or to its
  /// next due time.
  ///
  /// @return the submission as the ledger has it then
  public Submission run(Submission claimed, Actor actor) throws InterruptedException {
    Submission current = claimed;
    while (current.progress().isOpen() && current.due().isEmpty()) {
      current = step(current, actor, false);
    }
    return current;
  }

  /// Takes the next step although it may be due later only, then goes on as [#run] does.
  public Submission runNow(Submission claimed, Actor actor) throws InterruptedException {
    return runNow(claimed, actor, false);
  }

  /// The same for a person who decided so: the package leaves whatever the hour.
  public Submission hurry(Submission claimed, Actor actor) throws InterruptedException {
    return runNow(claimed, actor, true);
  }

  private Submission runNow(Submission claimed, Actor actor, boolean urgent)
      throws InterruptedException {
    return claimed.progress().isOpen() ? run(step(claimed, actor, urgent), actor) : claimed;
  }

  /// Whether a person may say that files without a chat belong to that submission: one of the same
  /// accepted sender, sealed, with a chat.
  public boolean mayBelong(Submission files, String number) {
    return sealing.mayBelong(files, number);
  }

  /// Takes one step, or notes in the ledger why it could not.
  private Submission step(Submission submission, Actor actor, boolean urgent)
      throws InterruptedException {
    Tries tries = Tries.of(ledger, submission);
    try {
      if (tries.areUsedUp()) {
        return cutOff(submission, tries, actor);
      }
      tries.begin();
      Submission next = advance(submission, actor, urgent);
      if (!next.progress().equals(submission.progress())) {
        tell(submission, next.progress());
      }
      return next;
    } catch (StaleClaimException _) {
      return ledger.find(submission.number()).orElseThrow();
    } catch (MustHoldException e) {
      tries.forget();
      Submission held =
          hold(
              submission,
              new Held(e.reason(), e.sentence(), e.from(submission.progress()), e.seen()),
              actor);
      sealing.lookAgain(held, actor);
      return held;
    } catch (AlteredObjectException e) {
      return altered(submission, e, actor);
    } catch (DeliveryException e) {
      return notDelivered(submission, e, actor);
    } catch (InterruptedException e) {
      tries.takeBack();
      throw e;
    } catch (IOException | RuntimeException | Error e) {
      return unexpected(submission, e, actor);
    }
  }

  private static void tell(Submission before, Progress after) {
    LoggingEventBuilder line =
        LOG.atInfo()
            .addKeyValue("submission", before.number())
            .addKeyValue("from", before.progress().word())
            .addKeyValue("to", after.word());
    if (after instanceof Held held) {
      line = line.addKeyValue("reason", held.reason());
    }
    line.log("state changed");
  }

  private Submission altered(Submission submission, AlteredObjectException e, Actor actor) {
    LOG.atError()
        .addKeyValue("submission", submission.number())
        .addKeyValue("object", e.sha256())
        .log("a stored object no longer matches its hash");
    return hold(submission, HoldReason.INTEGRITY, integrity("A stored file"), actor);
  }

  private Submission cutOff(Submission submission, Tries tries, Actor actor) {
    tries.forget();
    return hold(
        submission,
        HoldReason.REPEATED_FAILURE,
        "Reading this mail was cut off %d times. It is kept. See the log, then retry, release or reject it."
            .formatted(tries.most()),
        actor);
  }

  private Submission advance(Submission submission, Actor actor, boolean urgent)
      throws MustHoldException,
          AlteredObjectException,
          DeliveryException,
          StaleClaimException,
          IOException,
          InterruptedException {
    return switch (submission.progress()) {
      case Received received -> sealing.seal(submission, received, actor);
      case Sealed(var findings, var parcel) -> {
        Way way = ways.of(submission, findings);
        if (way.stubOnly()) {
          var stub = recording.record(submission);
          var recorded = new Recorded(findings, parcel, Optional.empty(), stub);
          yield ledger.advance(submission, recorded, List.of(), actor);
        }
        Optional<Traffic.Later> later = traffic.leave(parcel, clock.instant(), urgent);
        if (later.isPresent()) {
          recording.meanwhile(submission, actor);
          yield postpone(submission, later.orElseThrow());
        }
        var receipt = deliver(way, parcel, ledger.journal(submission));
        yield ledger.advance(submission, new Uploaded(findings, parcel, receipt), List.of(), actor);
      }
      case Uploaded(var findings, var parcel, var receipt) -> {
        var stub = recording.record(submission);
        var recorded = new Recorded(findings, parcel, Optional.of(receipt), stub);
        yield ledger.advance(submission, recorded, List.of(), actor);
      }
      case Split _, Recorded _, Held _, Closed _ ->
          throw new IllegalStateException("nothing left to do: " + submission.number());
    };
  }

  private Receipt deliver(Way way, Parcel parcel, Journal journal)
      throws DeliveryException, InterruptedException {
    boolean answered = false;
    try {
      Receipt receipt = way.to().uploader().deliver(parcel, journal);
      answered = true;
      traffic.arrived();
      return receipt;
    } catch (DeliveryException e) {
      answered = true;
      traffic.failed(e);
      throw e;
    } finally {
      if (!answered) {
        traffic.stopped();
      }
    }
  }

  private Submission postpone(Submission submission, Traffic.Later later)
      throws StaleClaimException {
    Submission after = ledger.postpone(submission, later.due(), later.sentence());
    LOG.atInfo()
        .addKeyValue("submission", submission.number())
        .addKeyValue("due", later.due())
        .log("waits for its turn");
    return after;
  }

  private Submission notDelivered(Submission submission, DeliveryException problem, Actor actor)
      throws InterruptedException {
    String sentence = String.valueOf(problem.getMessage());
    return switch (problem) {
      case DeliveryException.Unavailable away -> {
        recording.meanwhile(submission, actor);
        yield later(submission, sentence, away.retryAfter());
      }
      case DeliveryException.Refused _ -> hold(submission, refusal(submission), sentence, actor);
      case DeliveryException.Altered _ -> hold(submission, HoldReason.INTEGRITY, sentence, actor);
    };
  }

  private HoldReason refusal(Submission submission) {
    boolean recording =
        switch (submission.progress()) {
          case Uploaded _ -> true;
          case Sealed(var findings, _) -> ways.of(submission, findings).stubOnly();
          case Received _, Split _, Recorded _, Held _, Closed _ -> false;
        };
    return recording ? HoldReason.RECORD_REFUSED : HoldReason.UPLOAD_REFUSED;
  }

  private Submission unexpected(Submission submission, Throwable problem, Actor actor) {
    Tries tries = Tries.of(ledger, submission);
    if (Failure.isNoSpace(problem)) {
      tries.takeBack();
      return later(submission, Failure.noSpace().sentence(), Optional.empty());
    }
    LOG.atError()
        .addKeyValue("submission", submission.number())
        .addKeyValue("state", submission.progress().word())
        .setCause(problem)
        .log("a step failed");
    String sentence =
        "Something unexpected went wrong ("
            + problem.getClass().getSimpleName()
            + "); the log has the details.";
    if (tries.isLast()) {
      tries.forget();
      return hold(
          submission,
          HoldReason.REPEATED_FAILURE,
          sentence + " It was tried " + tries.most() + " times.",
          actor);
    }
    return later(submission, sentence, Optional.empty());
  }

  private Submission later(Submission submission, String problem, Optional<Duration> asked) {
    Instant due = retries.after(submission.attempts() + 1, clock.instant(), asked);
    try {
      Submission after = ledger.defer(submission, due, problem);
      LOG.atInfo()
          .addKeyValue("submission", submission.number())
          .addKeyValue("state", submission.progress().word())
          .addKeyValue("attempt", after.attempts())
          .addKeyValue("due", due)
          .log("tried in vain, and to be tried again when due");
      return after;
    } catch (StaleClaimException _) {
      return ledger.find(submission.number()).orElseThrow();
    }
  }

  private Submission hold(Submission submission, HoldReason reason, String sentence, Actor actor) {
    return hold(submission, new Held(reason, sentence, submission.progress()), actor);
  }

  private Submission hold(Submission submission, Held held, Actor actor) {
    try {
      Submission after = ledger.advance(submission, held, List.of(), actor);
      tell(submission, held);
      return after;
    } catch (StaleClaimException _) {
      return ledger.find(submission.number()).orElseThrow();
    }
  }

  private static String integrity(String what) {
    return what
        + " no longer matches the hash taken on arrival. It is not used. Restore the store from a backup, then release the submission.";
  }
}
