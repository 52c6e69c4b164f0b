package sealbag.ingest.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.ledger.Decisions.Decision;
import sealbag.ingest.ledger.SubmissionRows.Opening;
import sealbag.uploaders.delivery.Journal;

/// The one memory of what was done with each submission. Every change of state is one transaction
/// that also appends to the custody log, and is durable when the method returns. Many threads and
/// processes may share one ledger.
///
/// To work on a submission, claim it, advance it step by step with what each step returns, and let
/// it go (or defer it). Deciding and noting need no claim.
public final class Ledger implements Closeable {
  private final DataSource source;
  private final Database database;
  private final InstantSource clock;
  private final Leases leases;
  private final SubmissionRows rows;
  private final Transitions transitions;
  private final Decisions decisions;
  private final Mailboxes mailboxes;
  private final Letters letters;
  private final Correspondents correspondents;
  private final Addenda addenda;

  private Ledger(
      DataSource source, Database database, InstantSource clock, Leases leases, Path packages) {
    this.source = source;
    this.database = database;
    this.clock = clock;
    this.leases = leases;
    this.rows = new SubmissionRows(new ProgressJson(packages));
    this.transitions = new Transitions(rows, leases, new EventLines(Tool.thisBuild()));
    this.decisions = new Decisions(rows, transitions);
    this.mailboxes = new Mailboxes(database, leases, transitions, clock);
    this.letters = new Letters(database, leases, transitions, clock);
    this.addenda = new Addenda(database, leases, transitions, clock);
    this.correspondents = new Correspondents(database, transitions, decisions, letters, clock);
  }

  /// Opens the ledger and makes its tables where there are none.
  ///
  /// @param dataSource from [#sqlite] or [#postgres]; closed with the ledger
  /// @param packagesFolder where packages lie; the ledger stores their names only
  public static Ledger open(
      DataSource dataSource, Claimant claimant, InstantSource clock, Path packagesFolder) {
    Migrations.bringUpToDate(dataSource);
    Database database = Database.of(dataSource);
    return new Ledger(dataSource, database, clock, new Leases(database, claimant), packagesFolder);
  }

  /// A ledger in one file, made with mode 0600 where there is none. Its folder must be there.
  public static DataSource sqlite(Path file) {
    return Connections.sqlite(file);
  }

  /// A ledger in a PostgreSQL database of its own, version 15 or later.
  ///
  /// @param jdbcUrl `jdbc:postgresql://host/database`
  public static DataSource postgres(String jdbcUrl, String user, String password) {
    return Connections.postgres(jdbcUrl, user, password);
  }

  /// Opens a submission for what arrived; or notes a sighting when the same bytes arrived before
  /// and this arrival names the same officer and reference, or none.
  public Arrival arrive(Intake intake, Claims claims, Actor actor) {
    var original = new Original(intake, Optional.empty());
    var opening = new Opening(original, claims, Optional.empty(), clock.instant());
    return database.append(handle -> transitions.arrive(handle, opening, actor));
  }

  /// Writes down what the mail that brought this submission says about it. The parts of a split
  /// inherit it.
  ///
  /// @return the submission as it is then
  /// @throws StaleClaimException when the lease was lost; then nothing was written
  public Submission declare(
      Submission submission, Declaration declaration, WorkEvent event, Actor actor)
      throws StaleClaimException {
    Instant now = clock.instant();
    return database.<Submission, StaleClaimException>append(
        handle -> transitions.declare(handle, submission, declaration, event, actor, now));
  }

  /// What accepted senders sent, and what they answer.
  public Correspondents correspondents() {
    return correspondents;
  }

  /// What lies in the mailboxes and what was taken from them.
  public Mailboxes mailboxes() {
    return mailboxes;
  }

  /// What is to be added to record stubs.
  public Addenda addenda() {
    return addenda;
  }

  /// What Sealbag writes to those who sent mails.
  public Letters letters() {
    return letters;
  }

  /// Takes the lease of one submission; empty when a living worker has it, or when there is nothing
  /// to go on with.
  public Optional<Submission> claim(String number) {
    Instant now = clock.instant();
    return database.change(
        handle ->
            leases.take(handle, number, now)
                ? Optional.of(transitions.find(handle, number))
                : Optional.empty());
  }

  /// Takes the lease of one that is held, for what is done beside it; empty when somebody else does
  /// that. A person may decide meanwhile: that ends the lease.
  public Optional<Submission> claimHeld(String number) {
    Instant now = clock.instant();
    return database.change(
        handle ->
            leases.takeHeld(handle, number, now)
                ? Optional.of(transitions.find(handle, number))
                : Optional.empty());
  }

  /// Takes the leases of what is due, oldest first.
  public List<Submission> claimDue(int limit) {
    Instant now = clock.instant();
    return database.change(
        handle ->
            leases.due(handle, limit, now).stream()
                .filter(number -> leases.take(handle, number, now))
                .map(number -> transitions.find(handle, number))
                .toList());
  }

  /// Gives the lease back. Harmless when it is lost already.
  public void letGo(Submission submission) {
    database.change(
        handle -> {
          leases.letGo(handle, submission);
          return true;
        });
  }

  /// Keeps the lease for another ten minutes; for steps that take longer. Notes in the journal and
  /// each change of state do so too.
  public void renew(Submission submission) throws StaleClaimException {
    Instant now = clock.instant();
    require(database.change(handle -> leases.renew(handle, submission, now)), submission);
  }

  /// Lets the submission stand for this export; or finds the one that does so already for the same
  /// officer and reference (naming none agrees with any), of which this is a duplicate. A closed
  /// submission stands for nothing.
  public Optional<Submission> claimExport(Submission submission, Export export) {
    return database.append(handle -> transitions.claimExport(handle, submission, export));
  }

  /// Writes the next state with what was done on the way.
  ///
  /// @throws StaleClaimException when the lease was lost; then nothing was written
  public Submission advance(Submission submission, Progress next, List<WorkEvent> work, Actor actor)
      throws StaleClaimException {
    Instant now = clock.instant();
    return database.<Submission, StaleClaimException>append(
        handle -> {
          PlannedEvents planned = transitions.plan(handle, submission, work, actor, now);
          return transitions.advance(handle, submission, next, planned, now);
        });
  }

  /// Writes the next state with the very events that [#plan] made.
  ///
  /// @throws StaleClaimException when the lease was lost or the submission's custody log has gone
  ///   on since the plan; then nothing was written, and the step must be redone
  public Submission advance(Submission submission, Progress next, PlannedEvents planned)
      throws StaleClaimException {
    Instant now = clock.instant();
    return database.<Submission, StaleClaimException>append(
        handle -> transitions.advance(handle, submission, next, planned, now));
  }

  /// The next events as they will be chained after the present ones, to put into the package.
  public PlannedEvents plan(Submission submission, List<WorkEvent> work, Actor actor, Instant at) {
    return database.snapshot(handle -> transitions.plan(handle, submission, work, actor, at));
  }

  /// Opens a submission for each export and ends the parent as split.
  ///
  /// @return the children, in the order of the exports, due at once
  public List<Submission> split(
      Submission parent, List<Export> exports, List<WorkEvent> work, Actor actor)
      throws StaleClaimException {
    Instant now = clock.instant();
    return database.<List<Submission>, StaleClaimException>append(
        handle -> {
          List<Transitions.Child> parts =
              exports.stream()
                  .map(one -> new Original(parent.original().intake(), Optional.of(one)))
                  .map(original -> new Transitions.Child(original, parent.claims()))
                  .toList();
          var children = transitions.openChildren(handle, parent, parts, actor, now);
          var next =
              new Progress.Split(
                  children.stream().map(Submission::number).toList(), Optional.empty());
          PlannedEvents planned = transitions.plan(handle, parent, work, actor, now);
          transitions.advance(handle, parent, next, planned, now);
          return children;
        });
  }

  /// Opens a submission for each of these mails and ends the parent, a file of many mails, as
  /// split.
  ///
  /// @return the children, in the order of the mails, due at once
  public List<Submission> sort(
      Submission parent, List<FoundMail> mails, Progress.Mails sorted, Actor actor)
      throws StaleClaimException {
    Instant now = clock.instant();
    return database.<List<Submission>, StaleClaimException>append(
        handle -> {
          List<Transitions.Child> parts =
              mails.stream()
                  .map(
                      mail ->
                          new Transitions.Child(
                              new Original(mail.intake(), Optional.empty()),
                              mail.claims(parent.claims())))
                  .toList();
          var children = transitions.openChildren(handle, parent, parts, actor, now);
          Transitions.keep(handle, parent.number(), sorted.list());
          var next =
              new Progress.Split(
                  children.stream().map(Submission::number).toList(), Optional.of(sorted));
          PlannedEvents planned = transitions.plan(handle, parent, List.of(), actor, now);
          transitions.advance(handle, parent, next, planned, now);
          return children;
        });
  }

  /// Notes a failed try and gives the lease back until the next one is due. No change of state.
  ///
  /// @param problem one plain sentence
  public Submission defer(Submission submission, Instant due, String problem)
      throws StaleClaimException {
    return wait(submission, new Leases.Wait(due, problem, 1));
  }

  /// The same for a wait that is planned: no try has failed.
  public Submission postpone(Submission submission, Instant due, String why)
      throws StaleClaimException {
    return wait(submission, new Leases.Wait(due, why, 0));
  }

  private Submission wait(Submission submission, Leases.Wait wait) throws StaleClaimException {
    boolean held =
        database.change(
            handle -> {
              SubmissionRows.touch(handle, submission);
              return leases.defer(handle, submission, wait);
            });
    require(held, submission);
    return find(submission.number()).orElseThrow();
  }

  /// A person's word on a held submission: on from where it was held, on from another open state
  /// (such as received, to go unparsed), or closed.
  ///
  /// @param because the reason given, for the custody log
  public Submission decide(String number, Progress next, String because, Actor actor)
      throws NotHeldException {
    var decision = new Decision(number, because, actor, clock.instant());
    return database.<Submission, NotHeldException>append(
        handle -> decisions.decide(handle, decision, next));
  }

  /// Makes a submission that waits for its next try due now.
  ///
  /// @param because the reason given, for the custody log
  public Submission retryNow(String number, String because, Actor actor) throws NotHeldException {
    var decision = new Decision(number, because, actor, clock.instant());
    return database.<Submission, NotHeldException>append(
        handle -> decisions.hurry(handle, decision));
  }

  /// The submission of this number.
  public Optional<Submission> find(String number) {
    return database.snapshot(
        handle -> rows.find(handle, number).map(row -> rows.linked(handle, row)));
  }

  /// All submissions, by number.
  public List<Submission> list() {
    return database.snapshot(handle -> rows.linked(handle, rows.all(handle)));
  }

  /// The submissions in this state, by number.
  ///
  /// @param state one of the words of [Progress#word()]
  public List<Submission> list(String state) {
    return database.snapshot(handle -> rows.linked(handle, rows.ofState(handle, state)));
  }

  /// What a split submission became, in order.
  public List<Submission> children(String number) {
    return database.snapshot(handle -> rows.linked(handle, rows.ofParent(handle, number)));
  }

  /// The notes of this submission's delivery. A note renews the lease; once another worker has the
  /// submission, writing fails with an `IllegalStateException`.
  public Journal journal(Submission submission) {
    return new LedgerJournal(database, leases, clock, submission);
  }

  /// How many submissions are in each state.
  public List<Tally> tallies() {
    Instant now = clock.instant();
    return database.snapshot(handle -> Tally.all(handle, database, now));
  }

  /// Adds an event that changes no state, such as `shown` or `exported`.
  public void note(String number, String action, SortedMap<String, String> details, Actor actor) {
    Instant now = clock.instant();
    var event = new WorkEvent(action, details);
    database.append(
        handle -> {
          transitions.note(handle, rows.get(handle, number), event, actor, now);
          return true;
        });
  }

  /// The events of one submission, in order.
  public List<CustodyEvent> custody(String number) {
    return database.snapshot(handle -> Custody.events(handle, number));
  }

  /// Whether a person has released this submission, at any time, after it was held for this reason.
  public boolean wasReleased(String number, HoldReason reason) {
    return custody(number).stream()
        .map(event -> Fields.parse(event.line()))
        .filter(event -> event.text("action").equals("released"))
        .anyMatch(event -> event.child("details").text("held").equals(reason.name()));
  }

  /// Recomputes every event and every head.
  public CustodyCheck verifyCustody() {
    return database.snapshot(handle -> new CustodyAudit().check(handle));
  }

  /// Counts these stored objects, such as the parts of a loose export, as the submission's.
  public void keepReference(Submission submission, Collection<Sha256> objects) {
    var each = new ArrayList<>(objects);
    database.change(
        handle -> {
          each.forEach(object -> Transitions.keep(handle, submission.number(), object));
          return true;
        });
  }

  /// Every object in the evidence store that a submission refers to.
  public SortedSet<Sha256> referencedObjects() {
    return database.snapshot(
        handle ->
            handle
                .createQuery("SELECT DISTINCT sha256 FROM kept_object")
                .map((row, _) -> new Sha256(row.getString("sha256")))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static void require(boolean held, Submission submission) throws StaleClaimException {
    if (!held) {
      throw Transitions.stale(submission);
    }
  }

  /// Closes the connections.
  @Override
  public void close() throws IOException {
    if (source instanceof Closeable closeable) {
      closeable.close();
    }
  }
}
