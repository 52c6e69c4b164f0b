package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sealbag.parsers.chat.Attachment;
import sealbag.parsers.chat.Chat.Platform;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.Content;
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

  /// The names so far.
  Names names() {
    return names;
  }

  /// Understands a draft and sets what it finds, and its flags.
  void interpret(Draft draft) {
    draft.name = names.split(draft, classifier::opensWithPhrase);
    draft.second = times.read(draft.header);
    if (draft.second == Record.NO_SECOND) {
      reading.faults(draft.header).forEach(draft::flag);
    }
    sequence.time(draft);
    if (!draft.isUtf8()) {
      draft.flag(Warning.Kind.INVALID_UTF8);
    }
    draft.meaning = meaning(draft);
    draft.sent = true;
    draft.attachments = List.of();
    draft.missing = 0;
    if (!draft.meaning.isPlain()) {
      say(draft);
    }
    if (isUnexpected(draft.sent ? draft.name.sender() : Optional.empty())) {
      draft.flag(Warning.Kind.UNEXPECTED_SENDER);
    }
  }

  /// Whether typed text can be told from the app's by its bytes alone.
  boolean knowsTyped() {
    return classifier.knowsTyped();
  }

  /// Whether what follows a name is certainly typed, and is not empty, nor stands for a withheld
  /// text.
  boolean isTyped(byte[] bytes, int from, int to, int signs) {
    int length = to - from;
    return length > 1
        && (length != 4 || bytes[from] != 'n')
        && classifier.isTyped(bytes, from, to, signs);
  }

  /// Whether what follows a name may open with a phrase of the app.
  boolean mayOpenPhrase(byte[] bytes, int from, int to, int signs) {
    return classifier.mayOpenPhrase(bytes, from, to, signs);
  }

  /// The time that the stamp names, as [Record#second()]; [Record#NO_SECOND] when there is none, or
  /// it is before that of the record before.
  long orderly(Header header) {
    long second = times.read(header);
    return sequence.isOrderly(second) ? second : Record.NO_SECOND;
  }

  /// Takes note of a record of that time that was understood by somebody else.
  void passed(long second) {
    sequence.passed(second);
  }

  private void say(Draft draft) {
    Meaning meaning = draft.meaning;
    meaning.doubt().ifPresent(draft::flag);
    sequence.counters(draft);
    draft.missing = sequence.missing();
    draft.sent = isSent(draft);
    draft.attachments = attachments(draft, meaning.attachments());
  }

  /// Whether this sender does not belong into the chat.
  boolean isUnexpected(@SuppressWarnings("OptionalParameter") Optional<String> sender) {
    return !unexpected.isEmpty() && sender.filter(unexpected::contains).isPresent();
  }

  /// Takes note of a record that was understood before.
  void passed(Record record) {
    sequence.passed(record);
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

  /// What the understood draft is, beside its words.
  Content content(Draft draft) {
    Meaning meaning = draft.meaning;
    if (meaning.isPlain()) {
      return Content.TEXT;
    }
    Optional<Timer> timer = meaning.match().flatMap(match -> Timers.of(match, phrases));
    return new Content(
        meaning.kind(), meaning.notice(), timer, draft.attachments, meaning.edited());
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

  /// A notice has no sender. A line about a call heads a person's record only where it names that
  /// person or nobody; else the name before it may be a group's title.
  private static boolean isSent(Draft draft) {
    if (draft.meaning.kind() == Kind.NOTICE) {
      return false;
    }
    Optional<Match> match = draft.meaning.match();
    if (match.isEmpty() || match.get().phrase().byPerson()) {
      return true;
    }
    Optional<String> actor = match.get().first().map(Names::sender);
    return draft.name.sender().equals(actor);
  }
}
