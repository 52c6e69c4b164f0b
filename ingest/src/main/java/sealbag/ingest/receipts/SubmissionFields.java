package sealbag.ingest.receipts;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sealbag.ingest.covering.Reason;
import sealbag.ingest.ledger.Export;
import sealbag.ingest.ledger.Findings;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Related;
import sealbag.ingest.ledger.Submission;
import sealbag.uploaders.delivery.Receipt;

/// What a letter says about one submission.
final class SubmissionFields {
  private static final int LONGEST_REFERENCE = 75;
  private static final int LONGEST_EXHIBIT = 40;
  private static final int LONGEST_FOREIGN_ID = 100;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm:ss zzz", Locale.UK);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm", Locale.UK);

  /// What [HoldReason.LINK_ONLY][sealbag.ingest.ledger.HoldReason]'s sentence says about the last
  /// day. Nothing else of a sentence is ever used: others can hold file names.
  private static final Pattern LAST_DAY =
      Pattern.compile("The file is there until (\\d{1,2} [A-Z][a-z]{2,8} \\d{4}) only");

  private static final Pattern DAYS_KEPT =
      Pattern.compile("The file is there for (\\d{1,3}) days only");

  private final LetterSettings.Words words;
  private final Instant now;

  SubmissionFields(LetterSettings.Words words, Instant now) {
    this.words = words;
    this.now = now;
  }

  Fields of(Submission submission) {
    Fields fields = general().putAll(declared(submission));
    ZonedDateTime received = submission.receivedAt().atZone(words.zone());
    fields
        .put(Field.NUMBER, submission.number())
        .put(Field.RECEIVED, TIME.format(received))
        .put(Field.RECEIVED_SHORT, SHORT.format(received))
        .put(Field.MAIL_SHA256, submission.original().intake().sha256().hex());
    export(submission)
        .ifPresent(
            export ->
                fields
                    .put(Field.EXPORT_SHA256, export.sha256().hex())
                    .mark(Field.FILE_LIST, export.kind() == Export.Kind.FILES));
    progress(submission.progress(), fields);
    fields.put(Field.PLANNED, planned(submission));
    fields.mark(Field.RECORD_ONLY, isRecordOnly(submission));
    submission.progress().found().ifPresent(found -> found(found, fields));
    submission
        .progress()
        .found()
        .flatMap(found -> found.chats().stream().findFirst())
        .map(chat -> ChatFields.of(chat, submission.claims(), today()))
        .ifPresent(fields::putAll);
    return fields;
  }

  private static void found(Findings found, Fields fields) {
    List<Related> related = found.related().stream().filter(Related::isMoreThanTitle).toList();
    boolean noChat = found.chats().isEmpty();
    fields
        .mark(Field.FORWARDED, found.flags().contains("FORWARDED"))
        .mark(Field.UNREAD, noChat && related.isEmpty())
        .mark(Field.BELONGING_FILES, noChat && !related.isEmpty())
        .put(
            Field.BELONGS,
            Optional.of(related.stream().map(SubmissionFields::belongs).collect(joining("; ")))
                .filter(text -> !text.isEmpty()));
  }

  private static String belongs(Related related) {
    return related.number() + " (" + how(related) + ")";
  }

  private static String how(Related related) {
    long same = related.same().records();
    if (related.how() == Related.How.SHORTER) {
      return "the first " + ChatFields.count(same, "entry", "entries") + " of it, and no others";
    }
    if (related.how() == Related.How.DIVERGES) {
      return "the first "
          + ChatFields.count(same, "entry", "entries")
          + " are the same, then they differ";
    }
    var more = new ArrayList<String>();
    if (related.addedRecords() > 0) {
      more.add(ChatFields.count(related.addedRecords(), "later entry", "later entries"));
    }
    if (!related.supplied().isEmpty()) {
      more.add(
          ChatFields.count(related.supplied().size(), "file", "files") + " that did not come then");
    }
    return more.isEmpty() ? "the same text" : String.join(" and ", more);
  }

  /// What is the same in all letters.
  Fields general() {
    return new Fields()
        .put(Field.EVIDENCE_SYSTEM, words.evidenceSystem())
        .put(Field.HELP, words.help())
        .put(Field.NOTICE, words.notice());
  }

  java.time.LocalDate today() {
    return now.atZone(words.zone()).toLocalDate();
  }

  private static Fields declared(Submission submission) {
    return new Fields()
        .put(
            Field.REFERENCE,
            submission.claims().reference().flatMap(text -> Printable.of(text, LONGEST_REFERENCE)))
        .put(
            Field.EXHIBIT,
            submission.claims().exhibit().flatMap(text -> Printable.of(text, LONGEST_EXHIBIT)));
  }

  private static void progress(Progress progress, Fields fields) {
    switch (progress) {
      case Progress.Received _, Progress.Split _ -> {}
      case Progress.Sealed sealed -> fields.put(Field.PACKAGE_SHA256, sealed.parcel().sha256());
      case Progress.Uploaded uploaded -> {
        fields.put(Field.PACKAGE_SHA256, uploaded.parcel().sha256());
        evidenceId(uploaded.receipt(), fields);
      }
      case Progress.Recorded recorded -> {
        fields.put(Field.PACKAGE_SHA256, recorded.parcel().sha256());
        recorded.receipt().ifPresent(receipt -> evidenceId(receipt, fields));
        fields.put(Field.STUB, Printable.of(recorded.stub().stubId(), LONGEST_FOREIGN_ID));
      }
      case Progress.Held held -> {
        progress(held.from(), fields);
        fields.put(Field.LINK_LAST_DAY, found(LAST_DAY, held.sentence()));
        fields.put(Field.LINK_DAYS, found(DAYS_KEPT, held.sentence()));
      }
      case Progress.Closed closed -> fields.put(Field.OTHER, closed.other());
    }
  }

  /// When an upload is to begin that was not tried in vain before.
  private Optional<String> planned(Submission submission) {
    return submission
        .due()
        .filter(_ -> submission.attempts() == 0)
        .map(due -> TIME.format(due.atZone(words.zone())));
  }

  /// What was recorded says itself whether it was uploaded.
  private boolean isRecordOnly(Submission submission) {
    return switch (submission.progress()) {
      case Progress.Recorded recorded -> recorded.receipt().isEmpty();
      case Progress.Uploaded _ -> false;
      case Progress.Held(_, _, Progress.Uploaded _, _) -> false;
      case Progress.Held(var reason, _, Progress.Sealed _, _)
          when reason == HoldReason.RECORD_REFUSED ->
          true;
      case Progress.Received _,
          Progress.Sealed _,
          Progress.Split _,
          Progress.Held _,
          Progress.Closed _ ->
          submission
              .claims()
              .reason()
              .flatMap(Reason::named)
              .filter(words.recordOnly()::contains)
              .isPresent();
    };
  }

  private static void evidenceId(Receipt receipt, Fields fields) {
    fields.put(Field.EVIDENCE_ID, Printable.of(receipt.evidenceId(), LONGEST_FOREIGN_ID));
  }

  private static Optional<String> found(Pattern pattern, String sentence) {
    Matcher matcher = pattern.matcher(sentence);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Optional<Export> export(Submission submission) {
    return submission
        .progress()
        .found()
        .map(Findings::export)
        .or(() -> submission.original().export());
  }

  /// What was found while sealing, as far as it came. The line to paste into CONNECT.
  static String connectLine(Fields fields) {
    return Templates.of("connect-line").body(fields, Map.of()).stream()
        .map(Line::text)
        .collect(java.util.stream.Collectors.joining(" "));
  }
}
