package sealbag.ingest.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.ledger.SubmissionRows.Opening;

/// Every change of state, each with its events, inside a transaction of [Database#append].
record Transitions(SubmissionRows rows, Leases leases, EventLines lines) {

  Arrival arrive(Handle handle, Opening opening, Actor actor) {
    Intake intake = opening.original().intake();
    Optional<Row> earlier =
        rows.ofIntake(handle, intake.sha256()).stream()
            .filter(row -> opening.claims().addNothingTo(row.submission().claims()))
            .findFirst();
    earlier.ifPresent(
        row -> note(handle, row, StateEvents.sighted(intake), actor, opening.receivedAt()));
    String number =
        earlier
            .map(Row::number)
            .orElseGet(() -> open(handle, opening, actor, opening.receivedAt()));
    return new Arrival(find(handle, number), earlier.isPresent());
  }

  private String open(Handle handle, Opening opening, Actor actor, Instant now) {
    String number = rows.open(handle, opening);
    keep(handle, number, opening.original().intake().sha256());
    opening.original().export().ifPresent(export -> keep(handle, number, export.sha256()));
    var context = new EventLines.Context(number, "received", actor, now);
    WorkEvent received = StateEvents.received(opening.original(), opening.parent());
    Custody.append(handle, number, List.of(lines.next(ChainEnd.NONE, received, context)));
    return number;
  }

  void note(Handle handle, Row row, WorkEvent event, Actor actor, Instant now) {
    var context = new EventLines.Context(row.number(), row.state(), actor, now);
    Custody.append(handle, row.number(), List.of(lines.next(row.end(), event, context)));
  }

  Submission find(Handle handle, String number) {
    return rows.linked(handle, rows.get(handle, number));
  }

  PlannedEvents plan(
      Handle handle, Submission submission, List<WorkEvent> work, Actor actor, Instant at) {
    String number = submission.number();
    List<CustodyEvent> recorded = Custody.events(handle, number);
    ChainEnd end = recorded.isEmpty() ? ChainEnd.NONE : ChainEnd.of(recorded.getLast());
    var context = new EventLines.Context(number, submission.progress().word(), actor, at);
    return new PlannedEvents(number, recorded, lines.chain(end, work, context), actor, at);
  }

  Submission advance(
      Handle handle, Submission submission, Progress next, PlannedEvents planned, Instant now)
      throws StaleClaimException {
    if (!submission.progress().isOpen()) {
      throw new IllegalArgumentException("nothing goes on from " + submission.progress().word());
    }
    requireHeld(handle, submission);
    requireNext(rows.get(handle, submission.number()), planned);
    var events = new ArrayList<>(planned.planned());
    ChainEnd end = events.isEmpty() ? planned.start() : ChainEnd.of(events.getLast());
    var context = new EventLines.Context(planned.number(), next.word(), planned.actor(), now);
    events.add(lines.next(end, StateEvents.of(next), context));
    Custody.append(handle, planned.number(), events);
    if (submission.progress().found().isEmpty()) {
      next.found().ifPresent(found -> noteAtEarlier(handle, found, planned, now));
    }
    return store(handle, submission, next, now);
  }

  private void noteAtEarlier(Handle handle, Findings found, PlannedEvents planned, Instant now) {
    for (Related related : found.related()) {
      if (related.isMoreThanTitle()) {
        WorkEvent event = StateEvents.supplemented(related, planned.number());
        note(handle, rows.get(handle, related.number()), event, planned.actor(), now);
      }
    }
  }

  Submission declare(
      Handle handle,
      Submission submission,
      Declaration declaration,
      WorkEvent event,
      Actor actor,
      Instant now)
      throws StaleClaimException {
    requireHeld(handle, submission);
    rows.declare(handle, submission.number(), declaration);
    note(handle, rows.get(handle, submission.number()), event, actor, now);
    return find(handle, submission.number());
  }

  void answered(
      Handle handle, Correspondents.Change change, WorkEvent event, Actor actor, Instant now) {
    rows.declare(handle, change.number(), change.declaration());
    Row row = rows.get(handle, change.number());
    note(handle, row, event, actor, now);
    SubmissionRows.touch(handle, row.submission());
  }

  private Submission store(Handle handle, Submission submission, Progress next, Instant now)
      throws StaleClaimException {
    exports(next).ifPresent(export -> keep(handle, submission.number(), export.sha256()));
    if (!rows.store(handle, submission, next)) {
      throw stale(submission);
    }
    Submission after = find(handle, submission.number());
    leases.renew(handle, after, now);
    return after;
  }

  private static Optional<Export> exports(Progress next) {
    return switch (next) {
      case Progress.Sealed(var findings, _) -> Optional.of(findings.export());
      case Progress.Held(_, _, var from, _) -> exports(from);
      case Progress.Received(var original, _) -> original.export();
      case Progress.Uploaded _, Progress.Recorded _, Progress.Split _, Progress.Closed _ ->
          Optional.empty();
    };
  }

  /// What a part of a split starts from, and what was declared about it.
  record Child(Original original, Claims claims) {}

  List<Submission> openChildren(
      Handle handle, Submission parent, List<Child> parts, Actor actor, Instant now) {
    var children = new ArrayList<Submission>();
    for (Child part : parts) {
      var opening =
          new Opening(
              part.original(), part.claims(), Optional.of(parent.number()), parent.receivedAt());
      String number = open(handle, opening, actor, now);
      if (part.original().intake().equals(parent.original().intake())) {
        parent
            .correspondence()
            .ifPresent(one -> rows.declare(handle, number, new Declaration(part.claims(), one)));
      }
      children.add(find(handle, number));
    }
    return children;
  }

  /// Finds the submission that stands for the export already, or lets this one stand for it.
  Optional<Submission> claimExport(Handle handle, Submission submission, Export export) {
    keep(handle, submission.number(), export.sha256());
    Optional<Row> holder =
        rows.holdersOf(handle, export.sha256()).stream()
            .filter(row -> !row.number().equals(submission.number()))
            .filter(row -> submission.claims().addNothingTo(row.submission().claims()))
            .findFirst();
    Optional<String> key =
        holder.isPresent() ? Optional.empty() : Optional.of(key(export, submission.claims()));
    handle
        .createUpdate(
            """
            UPDATE submission SET export_sha256 = :export, export_key = :key
            WHERE number = :number
            """)
        .bind("export", export.sha256().hex())
        .bind("key", key)
        .bind("number", submission.number())
        .execute();
    return holder.map(row -> rows.linked(handle, row));
  }

  private static String key(Export export, Claims claims) {
    var who = Fields.object();
    Fields.putIfPresent(who, "officer", claims.officer());
    Fields.putIfPresent(who, "reference", claims.reference());
    return export.sha256() + ":" + Sha256.of(Fields.print(who).getBytes(UTF_8));
  }

  static void keep(Handle handle, String number, Sha256 object) {
    handle
        .createUpdate(
            "INSERT INTO kept_object (number, sha256) VALUES (:number, :sha256)"
                + " ON CONFLICT DO NOTHING")
        .bind("number", number)
        .bind("sha256", object.hex())
        .execute();
  }

  private void requireHeld(Handle handle, Submission submission) throws StaleClaimException {
    if (!leases.isHeld(handle, submission)) {
      throw stale(submission);
    }
  }

  private static void requireNext(Row row, PlannedEvents planned) throws StaleClaimException {
    if (!row.number().equals(planned.number())) {
      throw new IllegalArgumentException("these events were planned for another submission");
    }
    if (!row.end().equals(planned.start())) {
      throw new StaleClaimException(
          "the custody log of " + row.number() + " went on since these events were planned");
    }
  }

  static StaleClaimException stale(Submission submission) {
    return new StaleClaimException(submission.number() + " is no longer claimed by this worker");
  }
}
