package sealbag.ingest.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.evidence.Sha256;

/// The table of submissions.
record SubmissionRows(ProgressJson states) {

  /// What a new row says.
  record Opening(Original original, Claims claims, Optional<String> parent, Instant receivedAt) {}

  String open(Handle handle, Opening opening) {
    String number = nextNumber(handle, opening.receivedAt());
    handle
        .createUpdate(
            """
            INSERT INTO submission (number, received_at, intake_sha256, original, claims, parent,
              state, progress, attempts, export_sha256, version, events, last_hash)
            VALUES (:number, :receivedAt, :intake, :original, :claims, :parent,
              'received', :progress, 0, :export, 1, 0, :zero)
            """)
        .bind("number", number)
        .bind("receivedAt", opening.receivedAt().toEpochMilli())
        .bind("intake", opening.original().intake().sha256().hex())
        .bind("original", Fields.print(OriginalJson.write(opening.original())))
        .bind("claims", Fields.print(OriginalJson.write(opening.claims())))
        .bind("parent", opening.parent())
        .bind("progress", states.write(new Progress.Received(opening.original(), false)))
        .bind("export", opening.original().export().map(export -> export.sha256().hex()))
        .bind("zero", EventHash.ZERO)
        .execute();
    return number;
  }

  void declare(Handle handle, String number, Declaration declaration) {
    handle
        .createUpdate(
            """
            UPDATE submission SET claims = :claims, correspondence = :correspondence,
              sender = :sender
            WHERE number = :number
            """)
        .bind("claims", Fields.print(OriginalJson.write(declaration.claims())))
        .bind("correspondence", Fields.print(OriginalJson.write(declaration.correspondence())))
        .bind("sender", declaration.correspondence().acceptedSender())
        .bind("number", number)
        .execute();
  }

  private static String nextNumber(Handle handle, Instant receivedAt) {
    int year = receivedAt.atZone(ZoneOffset.UTC).getYear();
    long next =
        handle
            .createQuery(
                """
                INSERT INTO number_series (year, last) VALUES (:year, 1)
                ON CONFLICT (year) DO UPDATE SET last = number_series.last + 1
                RETURNING last
                """)
            .bind("year", year)
            .mapTo(Long.class)
            .one();
    return String.format(Locale.ROOT, "SB-%d-%06d", year, next);
  }

  /// Notes that the sender of the mail that brought this submission is to be told of a change.
  static void touch(Handle handle, Submission submission) {
    if (submission.original().intake().isFromOutside()) {
      handle
          .createUpdate("UPDATE submission SET unanswered = unanswered + 1 WHERE number = :root")
          .bind("root", submission.parent().orElse(submission.number()))
          .execute();
    }
  }

  /// Writes the next state if nobody has claimed the submission since. Gives the lease back when
  /// there is nothing more to do, and the export key when the submission no longer stands for it.
  ///
  /// @return whether it was written
  boolean store(Handle handle, Submission submission, Progress next) {
    touch(handle, submission);
    return handle
            .createUpdate(
                """
                UPDATE submission SET state = :state, progress = :progress, attempts = 0,
                  due = NULL, last_problem = NULL, version = version + 1,
                  claimant = CASE WHEN :open = 1 AND state <> 'held' THEN claimant END,
                  lease_until = CASE WHEN :open = 1 AND state <> 'held' THEN lease_until END,
                  export_key = CASE WHEN :closed = 1 THEN NULL ELSE export_key END
                WHERE number = :number AND version = :version
                """)
            .bind("state", next.word())
            .bind("progress", states.write(next))
            .bind("open", next.isOpen() ? 1 : 0)
            .bind("closed", next instanceof Progress.Closed ? 1 : 0)
            .bind("number", submission.number())
            .bind("version", submission.version())
            .execute()
        == 1;
  }

  Optional<Row> find(Handle handle, String number) {
    return select(handle, "number = :key", number).stream().findFirst();
  }

  Row get(Handle handle, String number) {
    return find(handle, number)
        .orElseThrow(() -> new IllegalArgumentException("there is no submission " + number));
  }

  List<Row> ofIntake(Handle handle, Sha256 intake) {
    return select(handle, "intake_sha256 = :key AND parent IS NULL", intake.hex());
  }

  List<Row> ofState(Handle handle, String state) {
    return select(handle, "state = :key", state);
  }

  /// A page of those that are open or held, in the order of the numbers.
  List<Submission> unfinished(Handle handle, String after, int limit) {
    return handle
        .createQuery(
            """
            SELECT * FROM submission
            WHERE number > :after AND state IN ('received', 'sealed', 'uploaded', 'held')
            ORDER BY number LIMIT :limit
            """)
        .bind("after", after)
        .bind("limit", limit)
        .map((row, _) -> read(row).submission())
        .list();
  }

  List<Row> ofParent(Handle handle, String number) {
    return select(handle, "parent = :key", number);
  }

  /// Those of one accepted sender that came since then, the latest first.
  List<Row> ofSender(Handle handle, String sender, Instant since, int most) {
    return handle
        .createQuery(
            """
            SELECT * FROM submission WHERE sender = :sender AND received_at >= :since
            ORDER BY received_at DESC, number DESC LIMIT :most
            """)
        .bind("sender", sender)
        .bind("since", since.toEpochMilli())
        .bind("most", most)
        .map((row, _) -> read(row))
        .list();
  }

  List<Row> all(Handle handle) {
    return select(handle, "number <> :key", "");
  }

  /// Those that stand for this export, oldest first.
  List<Row> holdersOf(Handle handle, Sha256 export) {
    return select(handle, "export_key IS NOT NULL AND export_sha256 = :key", export.hex());
  }

  private List<Row> select(Handle handle, String condition, String key) {
    return handle
        .createQuery("SELECT * FROM submission WHERE " + condition + " ORDER BY number")
        .bind("key", key)
        .map((row, _) -> read(row))
        .list();
  }

  private Row read(ResultSet row) throws SQLException {
    var submission =
        new Submission(
            row.getString("number"),
            Instant.ofEpochMilli(row.getLong("received_at")),
            OriginalJson.read(Fields.parse(row.getString("original"))),
            OriginalJson.claims(Fields.parse(row.getString("claims"))),
            text(row, "correspondence").map(Fields::parse).map(OriginalJson::correspondence),
            states.read(row.getString("progress")),
            row.getInt("attempts"),
            due(row),
            text(row, "last_problem"),
            text(row, "parent"),
            List.of(),
            row.getLong("version"));
    var end = new ChainEnd(row.getLong("events"), row.getString("last_hash"));
    return new Row(submission, text(row, "export_sha256").map(Sha256::new), end);
  }

  private static Optional<Instant> due(ResultSet row) throws SQLException {
    long due = row.getLong("due");
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(due));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    @Nullable String text = row.getString(column);
    return Optional.ofNullable(text);
  }

  /// The rows as submissions that name the others with the same export.
  List<Submission> linked(Handle handle, List<Row> rows) {
    Map<String, List<String>> groups = rows.isEmpty() ? Map.of() : sharedExports(handle);
    return rows.stream()
        .map(row -> link(row, row.export().map(e -> groups.get(e.hex())).orElse(List.of())))
        .toList();
  }

  Submission linked(Handle handle, Row row) {
    return link(row, row.export().map(export -> numbersOf(handle, export)).orElse(List.of()));
  }

  private static Submission link(Row row, @Nullable List<String> group) {
    if (group == null) {
      return row.submission();
    }
    Submission plain = row.submission();
    return new Submission(
        plain.number(),
        plain.receivedAt(),
        plain.original(),
        plain.claims(),
        plain.correspondence(),
        plain.progress(),
        plain.attempts(),
        plain.due(),
        plain.lastProblem(),
        plain.parent(),
        group.stream().filter(number -> !number.equals(plain.number())).toList(),
        plain.version());
  }

  private static List<String> numbersOf(Handle handle, Sha256 export) {
    return handle
        .createQuery("SELECT number FROM submission WHERE export_sha256 = :export ORDER BY number")
        .bind("export", export.hex())
        .mapTo(String.class)
        .list();
  }

  private static Map<String, List<String>> sharedExports(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT number, export_sha256 FROM submission WHERE export_sha256 IN
              (SELECT export_sha256 FROM submission GROUP BY export_sha256 HAVING COUNT(*) > 1)
            ORDER BY number
            """)
        .map((row, _) -> Map.entry(row.getString("export_sha256"), row.getString("number")))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }
}
