package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import sealbag.ingest.covering.Supplements;
import sealbag.ingest.covering.Supplements.Agreement;
import sealbag.ingest.covering.Supplements.Earlier;
import sealbag.ingest.covering.Supplements.File;
import sealbag.ingest.covering.Supplements.Later;
import sealbag.ingest.covering.Supplements.Relation;
import sealbag.ingest.covering.Supplements.Supplied;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.ChatSummary;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.ledger.Correspondence;
import sealbag.ingest.ledger.Correspondents.GoOn;
import sealbag.ingest.ledger.Declaration;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Related;
import sealbag.ingest.ledger.Related.How;
import sealbag.ingest.ledger.Related.Same;
import sealbag.ingest.ledger.Ruling;
import sealbag.ingest.ledger.StaleClaimException;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.ledger.WorkEvent;
import sealbag.parsers.archive.Budgets;

/// Finds the other submissions that one belongs to: of the same accepted sender only, by what their
/// chats say and lack. Nothing is merged; each says of the other that it is there.
final class Relating {
  private static final int MOST_OTHERS = 500;

  private final Ledger ledger;
  private final Supplements supplements;
  private final EvidenceStore store;
  private final Budgets budgets;

  Relating(Ledger ledger, Supplements supplements, EvidenceStore store, Budgets budgets) {
    this.ledger = ledger;
    this.supplements = supplements;
    this.store = store;
    this.budgets = budgets;
  }

  /// What an export belongs to, as far as it was read.
  List<Related> of(Sealing.Job job, Found found, Spool spool)
      throws IOException, MustHoldException {
    Optional<ChatSummary> chat = found.chat(job.export());
    if (chat.isPresent()) {
      return ofChat(job.submission(), found.unpacked(), chat.orElseThrow(), spool);
    }
    return job.ruling().unparsed()
        ? List.of()
        : ofFiles(job.submission(), files(found.unpacked()), job.ruling()).stream().toList();
  }

  /// Whether files without a chat are files of another submission.
  ///
  /// @throws MustHoldException as [#ofFiles] does
  boolean isOfAnother(Sealing.Job job, Unpacked unpacked) throws MustHoldException {
    return ofFiles(job.submission(), files(unpacked), job.ruling()).isPresent();
  }

  /// What belongs to another submission, and names no reference, goes under that one's.
  Sealing.Job withReference(Sealing.Job job, List<Related> related) throws StaleClaimException {
    Submission submission = job.submission();
    Claims before = submission.claims();
    Optional<Submission> from = named(related);
    if (before.reference().isPresent() || from.isEmpty()) {
      return job;
    }
    Optional<String> reference = from.flatMap(one -> one.claims().reference());
    var claims = new Claims(before.officer(), reference, before.exhibit(), before.reason());
    var event =
        new WorkEvent(
            "reference-taken-over", new TreeMap<>(Map.of("from", from.orElseThrow().number())));
    var declaration = new Declaration(claims, submission.correspondence().orElseThrow());
    return job.with(ledger.declare(submission, declaration, event, job.actor()));
  }

  /// The one with a reference; empty where there is none, or where they differ.
  private Optional<Submission> named(List<Related> related) {
    List<Submission> named =
        related.stream()
            .filter(Related::isProven)
            .flatMap(one -> ledger.find(one.number()).stream())
            .filter(one -> one.claims().reference().isPresent())
            .toList();
    boolean isOne = named.stream().map(one -> one.claims().reference()).distinct().count() == 1;
    return isOne ? Optional.of(named.getFirst()) : Optional.empty();
  }

  private List<Related> ofChat(
      Submission submission, Unpacked unpacked, ChatSummary chat, Spool spool) throws IOException {
    List<Submission> sealed = sealed(submission);
    if (sealed.isEmpty()) {
      return List.of();
    }
    List<Earlier> earlier = earlier(sealed, submission);
    Path text = unpacked.chat().flatMap(Item::file).orElseThrow();
    FirstBytes first = FirstBytes.of(text, earlier.stream().map(Earlier::textBytes).toList());
    var texts = new EarlierTexts(store, budgets, spool);
    var later =
        new Later(
            sender(submission),
            Optional.of(chat.name()),
            chat.detail().textBytes(),
            first::sha256,
            one -> texts.agreement(text, one, byNumber(sealed, one.number())),
            files(unpacked),
            submission.receivedAt());
    return related(supplements.relate(earlier, later), sealed, chat.records());
  }

  /// What files without a chat belong to.
  ///
  /// @return empty when nothing ties them to another submission
  /// @throws MustHoldException when they fit several, and nobody has said which
  Optional<Related> ofFiles(Submission submission, List<File> files, Ruling ruling)
      throws MustHoldException {
    List<Submission> sealed = sealed(submission);
    if (ruling.belongsTo().isPresent()) {
      return sealed.stream()
          .filter(one -> one.number().equals(ruling.belongsTo().orElseThrow()))
          .findFirst()
          .map(one -> said(one, files));
    }
    return switch (relation(submission, sealed, files)) {
      case Relation.Supplies(String number, List<Supplied> supplied) ->
          Optional.of(supplies(number, names(supplied)));
      case Relation.NeedsJoin(List<Relation> proven) -> throw several(proven);
      case Relation.Same _,
          Relation.Longer _,
          Relation.Shorter _,
          Relation.Diverges _,
          Relation.SameTitle _,
          Relation.Unrelated _ ->
          Optional.empty();
    };
  }

  private Relation relation(Submission submission, List<Submission> sealed, List<File> files) {
    var later =
        new Later(
            sender(submission),
            Optional.empty(),
            0,
            _ -> "",
            _ -> Agreement.NONE,
            files,
            submission.receivedAt());
    return supplements.relate(earlier(sealed, submission), later);
  }

  private static MustHoldException several(List<Relation> proven) {
    List<String> numbers =
        proven.stream()
            .flatMap(
                one ->
                    one instanceof Relation.Supplies fits
                        ? Stream.of(fits.number())
                        : Stream.empty())
            .sorted()
            .toList();
    return new MustHoldException(
        HoldReason.NEEDS_JOIN,
        "The mail brings files without a chat, and several submissions of its sender lack files of these names: %s. Say which with release --belongs-to, or release it to seal it by itself."
            .formatted(String.join(", ", numbers)));
  }

  private static Related said(Submission one, List<File> files) {
    List<String> missing =
        chats(one).flatMap(chat -> chat.detail().missingNames().stream()).toList();
    return supplies(one.number(), names(Supplements.supplied(missing, files)));
  }

  private static Related supplies(String number, List<String> names) {
    return new Related(number, How.SUPPLIES, Same.unknown(), 0, names);
  }

  /// Whether it may be said that the submission belongs to that one: of the same sender, sealed,
  /// with a chat.
  boolean mayBelong(Submission submission, String number) {
    return sealed(submission).stream().anyMatch(one -> one.number().equals(number));
  }

  /// The files of an export by the names that a chat would mention.
  private static List<File> files(Unpacked unpacked) {
    return unpacked.besides().stream()
        .map(item -> new File(item.baseName(), item.sha256().orElseThrow().hex()))
        .toList();
  }

  /// Goes on with files that were held for want of the chat that is sealed now.
  void wakeOthers(Submission sealed, Actor actor) {
    boolean lacks = chats(sealed).anyMatch(chat -> !chat.detail().missingNames().isEmpty());
    if (lacks) {
      ofSender(sealed).forEach(one -> wake(one, actor));
    }
  }

  /// Goes on with files that are held for want of a chat, if there is one by now.
  void wake(Submission held, Actor actor) {
    if (held.progress() instanceof Progress.Held now
        && now.reason() == HoldReason.NO_EXPORT
        && belongs(held)) {
      ledger
          .correspondents()
          .goOn(
              held.number(),
              new GoOn(now.reason(), now.from()),
              "A chat that names these files has come.",
              actor);
    }
  }

  private boolean belongs(Submission held) {
    List<File> files = FilesWithoutChat.noted(ledger.journal(held));
    try {
      return !files.isEmpty() && ofFiles(held, files, Ruling.none()).isPresent();
    } catch (MustHoldException _) {
      return true; // to several: it goes on to be held for that
    }
  }

  private List<Submission> sealed(Submission submission) {
    return ofSender(submission)
        .filter(one -> !one.number().equals(submission.number()))
        .filter(one -> chats(one).findAny().isPresent())
        .toList();
  }

  private Stream<Submission> ofSender(Submission submission) {
    Instant since = submission.receivedAt().minus(supplements.window());
    return submission.correspondence().flatMap(Correspondence::acceptedSender).stream()
        .flatMap(who -> ledger.correspondents().sent(who, since, MOST_OTHERS).stream());
  }

  private static String sender(Submission submission) {
    return submission.correspondence().flatMap(Correspondence::acceptedSender).orElse("");
  }

  private static Stream<ChatSummary> chats(Submission submission) {
    return submission.progress().found().stream().flatMap(found -> found.chats().stream());
  }

  private static List<Earlier> earlier(List<Submission> sealed, Submission submission) {
    return sealed.stream()
        .flatMap(one -> chats(one).map(chat -> earlier(one, chat, submission)))
        .toList();
  }

  /// What was sealed before counts as earlier, even where its mail came a little later.
  private static Earlier earlier(Submission one, ChatSummary chat, Submission submission) {
    boolean first = one.receivedAt().isBefore(submission.receivedAt());
    return new Earlier(
        one.number(),
        sender(one),
        Optional.of(chat.name()),
        chat.detail().text().hex(),
        chat.detail().textBytes(),
        chat.detail().missingNames(),
        first ? one.receivedAt() : submission.receivedAt());
  }

  private static List<Related> related(Relation relation, List<Submission> sealed, long records) {
    return switch (relation) {
      case Relation.Unrelated _ -> List.of();
      case Relation.Same(String number, List<Supplied> supplied) ->
          List.of(new Related(number, How.SAME_TEXT, Same.unknown(), 0, names(supplied)));
      case Relation.Longer(String number, _, List<Supplied> supplied) -> {
        long added = added(number, sealed, records);
        yield List.of(new Related(number, How.LONGER, Same.unknown(), added, names(supplied)));
      }
      case Relation.Shorter(String number, Agreement agreement) ->
          List.of(compared(number, How.SHORTER, agreement));
      case Relation.Diverges(String number, Agreement agreement) ->
          List.of(compared(number, How.DIVERGES, agreement));
      case Relation.Supplies(String number, List<Supplied> supplied) ->
          List.of(supplies(number, names(supplied)));
      case Relation.SameTitle(List<String> numbers) ->
          List.of(compared(numbers.getFirst(), How.SAME_TITLE, Agreement.NONE));
      case Relation.NeedsJoin(List<Relation> proven) ->
          proven.stream().flatMap(one -> related(one, sealed, records).stream()).toList();
    };
  }

  private static Related compared(String number, How how, Agreement agreement) {
    return new Related(number, how, new Same(agreement.records(), agreement.bytes()), 0, List.of());
  }

  private static Submission byNumber(List<Submission> sealed, String number) {
    return sealed.stream().filter(one -> one.number().equals(number)).findFirst().orElseThrow();
  }

  private static long added(String number, List<Submission> sealed, long records) {
    return sealed.stream()
        .filter(one -> one.number().equals(number))
        .flatMap(Relating::chats)
        .mapToLong(chat -> Math.max(0, records - chat.records()))
        .findFirst()
        .orElse(0);
  }

  private static List<String> names(List<Supplied> supplied) {
    return supplied.stream().map(Supplied::missing).limit(ChatSummary.Detail.MOST_NAMES).toList();
  }
}
