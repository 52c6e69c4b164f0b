package sealbag.parsers.whatsapp;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sealbag.parsers.chat.Attachment;
import sealbag.parsers.chat.Chat.Platform;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Record.Kind;
import sealbag.parsers.chat.Timer;
import sealbag.parsers.chat.Warning;

/// Makes records of drafts, in file order: time, name, meaning, flags.
final class Interpreter {

  private final Layout layout;
  private final Phrases phrases;
  private final Container container;
  private final Names names;
  private final Classifier classifier;
  private final Sequence sequence;
  private final Set<String> unexpected;
  private Optional<Match> lastMatch = Optional.empty();

  /// @param unexpected names outside the two of a one-to-one chat; empty where that is not known
  Interpreter(Layout layout, Phrases phrases, Container container, Set<String> unexpected) {
    this.layout = layout;
    this.phrases = phrases;
    this.container = container;
    this.unexpected = unexpected;
    names = new Names(layout, phrases);
    classifier =
        new Classifier(phrases, layout.platform(), container, layout.tally().markedBodies() > 0);
    sequence = new Sequence(layout.shape());
  }

  Record interpret(Draft draft) {
    names.split(draft, text -> classifier.named(text).kind() != Kind.TEXT);
    Bytes body = draft.body;
    String text = body.text(draft.textStart, body.length());
    Optional<String> label =
        draft.nameEnd == 0 ? Optional.empty() : Optional.of(body.text(0, draft.nameEnd));
    Meaning meaning = meaning(draft, label, text);
    lastMatch = meaning.match();
    meaning.doubt().ifPresent(draft::flag);
    Optional<LocalDateTime> timestamp = timestamp(draft);
    sequence.time(draft, timestamp);
    sequence.counters(draft, meaning.attachments());
    Optional<String> sender = sender(meaning, label);
    if (sender.filter(unexpected::contains).isPresent()) {
      draft.flag(Warning.Kind.UNEXPECTED_SENDER);
    }
    if (body.isBroken(text) || label.filter(body::isBroken).isPresent()) {
      draft.flag(Warning.Kind.INVALID_UTF8);
    }
    return record(draft, meaning, timestamp, new Printed(sender, label, text));
  }

  private record Printed(Optional<String> sender, Optional<String> label, String text) {}

  private Record record(
      Draft draft, Meaning meaning, Optional<LocalDateTime> timestamp, Printed printed) {
    List<Attachment> attachments =
        meaning.attachments().stream().map(name -> Attachment.lookUp(name, container)).toList();
    if (attachments.stream().anyMatch(a -> a.status() == Attachment.Status.MISSING)) {
      draft.flag(Warning.Kind.MISSING_ATTACHMENT);
    }
    Optional<Timer> timer = meaning.match().flatMap(match -> Timers.of(match, phrases));
    return new Record(
        draft.n,
        draft.line,
        draft.lineCount,
        draft.byteStart,
        draft.byteEnd,
        timestamp,
        draft.stamp,
        printed.sender(),
        printed.label(),
        meaning.kind(),
        meaning.notice(),
        timer,
        printed.text(),
        attachments,
        meaning.edited(),
        draft.flags);
  }

  private Meaning meaning(Draft draft, Optional<String> label, String text) {
    if (label.isEmpty()) {
      return classifier.unnamed(text);
    }
    boolean withheld = text.equals(".") && draft.textStart == draft.nameEnd + 1;
    boolean nothing = layout.platform() == Platform.ANDROID && text.equals("null");
    return text.isEmpty() || withheld || nothing ? Meaning.of(Kind.EMPTY) : classifier.named(text);
  }

  private Optional<LocalDateTime> timestamp(Draft draft) {
    Header header = draft.header;
    Optional<LocalDateTime> timestamp = Stamps.read(header, layout.verdict().order());
    if (timestamp.isPresent()) {
      return timestamp;
    }
    if (header.period == Header.Period.UNKNOWN) {
      draft.flag(Warning.Kind.UNKNOWN_DAY_PERIOD);
    }
    if (!header.hasYear()) {
      draft.flag(Warning.Kind.YEAR_MISSING);
    }
    if (!Stamps.isPossible(header, layout.verdict().order())) {
      draft.flag(Warning.Kind.IMPOSSIBLE_DATE);
    }
    return timestamp;
  }

  /// A notice has no sender. A line about a call heads a person's record only where it names that
  /// person or nobody; else the name before it may be a group's title.
  private static Optional<String> sender(Meaning meaning, Optional<String> label) {
    if (meaning.kind() == Kind.NOTICE) {
      return Optional.empty();
    }
    Optional<String> sender = label.map(Names::sender).filter(name -> !name.isEmpty());
    Optional<Match> byApp = meaning.match().filter(match -> !match.phrase().byPerson());
    if (byApp.isEmpty()) {
      return sender;
    }
    Optional<String> actor = byApp.get().actor().map(Names::sender);
    return sender.equals(actor) ? sender : Optional.empty();
  }

  /// The phrase that decided the last record.
  Optional<Match> lastMatch() {
    return lastMatch;
  }

  /// Number of records that the last record's attachment numbers show to be absent.
  long missingBeforeLast() {
    return sequence.missing();
  }
}
