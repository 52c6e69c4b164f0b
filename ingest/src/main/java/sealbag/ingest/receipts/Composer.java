package sealbag.ingest.receipts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.ledger.Correspondence;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Letter;
import sealbag.ingest.ledger.Letters.Unanswered;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;

/// Writes letters about submissions. Knows no clock, no ledger and no network: the same state gives
/// the same letter.
///
/// A letter's kind is the word of the state, the reason where there is one, and, where the officer
/// declared anything, six digits that stand for reference, exhibit and reason. So a state that
/// comes back is told once, and again only when the officer has changed what was declared.
public final class Composer {
  private static final int CLAIMS_DIGITS = 6;
  private static final int PARTS_DIGITS = 8;

  /// A letter that goes on for pages is not read.
  private static final int MOST_PARTS = 100;

  private final LetterSettings settings;

  public Composer(LetterSettings settings) {
    this.settings = settings;
  }

  /// What stands behind the at sign of every Message-ID.
  public String domain() {
    return settings.domain();
  }

  /// What an answer of the officer to a letter said and what was done about it.
  public enum Noted {
    REFERENCE(Field.NOTED_REFERENCE),
    EXHIBIT(Field.NOTED_EXHIBIT),
    NO_MEDIA_NEEDED(Field.NOTED_NO_MEDIA),
    WRONG(Field.NOTED_WRONG),
    CONFIRMED(Field.NOTED_CONFIRMED),
    ON_BEHALF(Field.NOTED_ON_BEHALF),
    /// Consent, the preferred channel, or how the export was made.
    STATED(Field.NOTED_STATED),
    /// Nothing in it was understood.
    NOTHING(Field.NOTED_NOTHING);

    private final Field field;

    Noted(Field field) {
      this.field = field;
    }
  }

  /// The one letter that is due for the present state of a whole mail; empty where nothing is to be
  /// said, or nobody may be answered.
  public Optional<Letter> answer(Unanswered looked, Instant now) {
    List<Submission> all =
        Stream.concat(Stream.of(looked.root()), looked.children().stream()).toList();
    Optional<Correspondence> mail =
        all.stream().flatMap(one -> one.correspondence().stream()).findFirst();
    if (mail.isEmpty() || all.stream().anyMatch(Composer::isOfUnknownSender)) {
      return Optional.empty();
    }
    Map<Submission, Kind> kinds = new LinkedHashMap<>();
    for (Submission one : all) {
      Kind.of(one).ifPresent(kind -> kinds.put(one, kind));
    }
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    return to(mail.orElseThrow())
        .map(
            to -> {
              var post = new Post(looked.root().number(), to, now, mail);
              return looked.children().isEmpty()
                  ? single(post, looked.root(), kinds.values().iterator().next())
                  : parts(post, kinds);
            });
  }

  private static boolean isOfUnknownSender(Submission submission) {
    return submission.progress() instanceof Progress.Held held
        && held.reason() == HoldReason.SENDER;
  }

  /// Where an answer to this mail may go.
  Optional<Address> to(Correspondence mail) {
    return mail.sender()
        .filter(_ -> mail.mayAnswer())
        .flatMap(Address::of)
        .filter(address -> !settings.own().contains(address) && !address.isOfAProgram());
  }

  /// To whom, when and about what.
  ///
  /// @param answered the mail that is answered; empty for a letter to somebody else
  record Post(String number, Address to, Instant now, Optional<Correspondence> answered) {}

  private Letter single(Post post, Submission submission, Kind kind) {
    return letter(
        post, kind, kind.word() + fingerprint(submission.claims()), fields(post, submission));
  }

  private Letter parts(Post post, Map<Submission, Kind> kinds) {
    var states = new ArrayList<String>();
    var lines = new ArrayList<Line>();
    kinds.forEach(
        (part, kind) -> {
          states.add(part.number() + ":" + kind.word() + fingerprint(part.claims()));
          if (states.size() <= MOST_PARTS) {
            lines.addAll(part(kind, fields(post, part)));
          }
        });
    Optional<Long> more = Optional.of((long) kinds.size() - MOST_PARTS).filter(rest -> rest > 0);
    Fields fields =
        new SubmissionFields(settings.words(), post.now())
            .general()
            .put(Field.NUMBER, post.number())
            .put(Field.PARTS, ChatFields.count(kinds.size(), "export", "exports"))
            .put(Field.MORE_PARTS, more.map(ChatFields::number));
    String kind = Kind.PARTS.word() + "-" + digits(String.join("\n", states), PARTS_DIGITS);
    return letter(post, Kind.PARTS, kind, fields, Map.of("parts", lines));
  }

  private static List<Line> part(Kind kind, Fields fields) {
    var lines = new ArrayList<Line>();
    String number = fields.get(Field.NUMBER).orElseThrow();
    lines.add(new Line("", number + ": " + Templates.of(kind.word()).part(fields)));
    if (kind == Kind.RECORDED || kind == Kind.UPLOADED) {
      lines.addAll(Templates.of("part").body(fields, Map.of()));
    }
    lines.add(Line.empty());
    return lines;
  }

  /// Says that an answer was read. To be sent where no letter about a new state follows.
  ///
  /// @param about what was answered
  /// @param answer the mail of the officer
  /// @param raw the hash of that mail: one letter for each
  /// @param pictures how many were in it
  /// @return empty when nobody may be answered
  public Optional<Letter> noted(
      Submission about,
      Correspondence answer,
      Sha256 raw,
      Set<Noted> noted,
      int pictures,
      Instant now) {
    return to(answer)
        .map(
            to -> {
              var post = new Post(about.number(), to, now, Optional.of(answer));
              Fields fields = fields(post, about);
              noted.forEach(one -> fields.mark(one.field, true));
              if (pictures > 0) {
                fields.put(Field.PICTURES, ChatFields.count(pictures, "picture", "pictures"));
              }
              String kind = Kind.NOTED.word() + "-" + raw.hex().substring(0, PARTS_DIGITS);
              return letter(post, Kind.NOTED, kind, fields);
            });
  }

  /// To those who finish records, with the stub as a file.
  ///
  /// @param to one address
  /// @param file the name of the file
  public Letter pendingStub(
      Submission submission, Address to, String file, String json, Instant now) {
    var post = new Post(submission.number(), to, now, Optional.empty());
    Fields fields = number(submission, now).put(Field.FILE, file);
    Letter plain = letter(post, Kind.RECORD_PENDING, Kind.RECORD_PENDING.word(), fields);
    return plain.with(LetterText.attach(plain.message(), file, json));
  }

  /// To the staff: what the officer says now is not what the upload and the record say. Of a
  /// restricted submission the number only.
  ///
  /// @param raw the hash of the officer's mail: one letter for each
  public Optional<Letter> contradicted(Submission about, Sha256 raw, Instant now) {
    return seeTo(about, raw.hex().substring(0, PARTS_DIGITS), false, now);
  }

  /// To the staff: the records system does not take what was to be noted.
  public Optional<Letter> refusedNote(Submission about, int addendum, Instant now) {
    return seeTo(about, "note-" + addendum, true, now);
  }

  private Optional<Letter> seeTo(Submission about, String which, boolean refused, Instant now) {
    return settings
        .staff()
        .map(
            to -> {
              var post = new Post(about.number(), to, now, Optional.empty());
              Fields fields = number(about, now).mark(Field.NOTE_REFUSED, refused);
              if (!Kind.isRestricted(about)) {
                fields.put(Field.EVIDENCE_ID, fields(post, about).get(Field.EVIDENCE_ID));
              }
              String kind = Kind.SEE_TO_RECORD.word() + "-" + which;
              return letter(post, Kind.SEE_TO_RECORD, kind, fields);
            });
  }

  private Fields number(Submission submission, Instant now) {
    return number(submission.number(), now);
  }

  /// What is said where nothing but the number may be, or can be.
  Fields number(String number, Instant now) {
    return new SubmissionFields(settings.words(), now).general().put(Field.NUMBER, number);
  }

  Fields fields(Post post, Submission submission) {
    Fields fields = new SubmissionFields(settings.words(), post.now()).of(submission);
    return fields.has(Field.EXPORT_SHA256)
        ? fields.put(Field.CONNECT_LINE, SubmissionFields.connectLine(fields))
        : fields;
  }

  Letter letter(Post post, Kind template, String kind, Fields fields) {
    return letter(post, template, kind, fields, Map.of());
  }

  private Letter letter(
      Post post, Kind kind, String name, Fields fields, Map<String, List<Line>> blocks) {
    Template template = Templates.of(kind.word());
    String id = (kind == Kind.DIGEST ? "" : post.number() + ".") + name + "@" + settings.domain();
    var head =
        new LetterHead(
            post.now(),
            settings.words().zone(),
            settings.from(),
            post.to(),
            template.subject(fields),
            id,
            post.answered());
    String text = LetterText.of(head, template.body(fields, blocks));
    return new Letter(id, post.number(), name, post.to().text(), text);
  }

  private static String fingerprint(Claims claims) {
    String declared =
        Stream.of(claims.reference(), claims.exhibit(), claims.reason())
            .map(one -> one.orElse(""))
            .collect(Collectors.joining("\n"));
    return declared.isBlank() ? "" : "-" + digits(declared, CLAIMS_DIGITS);
  }

  private static String digits(String of, int count) {
    return Sha256.of(of.getBytes(UTF_8)).hex().substring(0, count);
  }
}
