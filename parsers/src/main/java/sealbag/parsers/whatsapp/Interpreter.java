package sealbag.parsers.whatsapp;

import java.time.LocalDateTime;
import java.util.ArrayList;
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

/// Understands drafts, in file order: time, name, meaning, flags.
final class Interpreter {

  private final Phrases phrases;
  private final Container container;
  private final StampReading reading;
  private final Names names;
  private final Classifier classifier;
  private final Sequence sequence;
  private final Times times;
  private final Set<String> unexpected;
  private final boolean android;

  /// @param unexpected names outside the two of a one-to-one chat; empty where that is not known
  Interpreter(Layout layout, Lexicon lexicon, Container container, Set<String> unexpected) {
    this.reading = layout.reading();
    this.phrases = lexicon.phrases();
    this.container = container;
    this.unexpected = unexpected;
    android = layout.platform() == Platform.ANDROID;
    names = new Names(layout, lexicon);
    classifier = new Classifier(lexicon, layout.platform(), container, layout.isMarked());
    sequence = new Sequence(layout.shape());
    times = new Times(reading);
  }

  /// The names with a colon, as far as the drafts so far tell.
  LongNames longNames() {
    return names.longNames();
  }

  /// Understands a draft and sets its flags.
  Findings interpret(Draft draft) {
    Name name = names.split(draft, text -> classifier.named(text).kind() != Kind.TEXT);
    Meaning meaning = meaning(draft);
    if (meaning.doubt().isPresent()) {
      draft.flag(meaning.doubt().get());
    }
    Optional<LocalDateTime> timestamp = timestamp(draft);
    sequence.time(draft, timestamp);
    sequence.counters(draft, meaning.attachments());
    Optional<String> sender = sender(meaning, name);
    if (sender.isPresent() && unexpected.contains(sender.get())) {
      draft.flag(Warning.Kind.UNEXPECTED_SENDER);
    }
    List<Attachment> attachments = attachments(draft, meaning.attachments());
    return new Findings(timestamp, name, sender, meaning, attachments, sequence.missing());
  }

  private List<Attachment> attachments(Draft draft, List<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    var attachments = new ArrayList<Attachment>();
    for (String name : names) {
      Attachment attachment = Attachment.lookUp(name, container);
      if (attachment.status() == Attachment.Status.MISSING) {
        draft.flag(Warning.Kind.MISSING_ATTACHMENT);
      }
      attachments.add(attachment);
    }
    return List.copyOf(attachments);
  }

  /// The record of a draft that these were found in.
  Record record(Draft draft, Findings found) {
    Meaning meaning = found.meaning();
    Optional<Timer> timer = meaning.match().flatMap(match -> Timers.of(match, phrases));
    return new Record(
        draft.n,
        draft.line,
        draft.lineCount,
        draft.byteStart,
        draft.byteEnd,
        found.timestamp(),
        draft.stamp(),
        found.sender(),
        found.name().label(),
        meaning.kind(),
        meaning.notice(),
        timer,
        draft.wholeText(),
        found.attachments(),
        meaning.edited(),
        draft.flags.isEmpty() ? Set.of() : draft.flags);
  }

  private Meaning meaning(Draft draft) {
    if (!draft.hasName()) {
      return classifier.unnamed(draft);
    }
    return isEmpty(draft) ? Meaning.EMPTY : classifier.named(draft);
  }

  private boolean isEmpty(Draft draft) {
    return switch (draft.bodyEnd - draft.textStart) {
      case 0 -> true;
      // A withheld text.
      case 1 -> draft.textStart == draft.nameEnd + 1 && draft.text().equals(".");
      case 4 -> android && draft.text().equals("null");
      default -> false;
    };
  }

  private Optional<LocalDateTime> timestamp(Draft draft) {
    Optional<LocalDateTime> timestamp = times.read(draft.header);
    if (timestamp.isEmpty()) {
      reading.faults(draft.header).forEach(draft::flag);
    }
    return timestamp;
  }

  /// A notice has no sender. A line about a call heads a person's record only where it names that
  /// person or nobody; else the name before it may be a group's title.
  private static Optional<String> sender(Meaning meaning, Name name) {
    if (meaning.kind() == Kind.NOTICE) {
      return Optional.empty();
    }
    Optional<Match> match = meaning.match();
    if (match.isEmpty() || match.get().phrase().byPerson()) {
      return name.sender();
    }
    Optional<String> actor = match.get().first().map(Names::sender);
    return name.sender().equals(actor) ? actor : Optional.empty();
  }
}
