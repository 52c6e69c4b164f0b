package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.chat.Chat.Platform;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.Record.Kind;
import sealbag.parsers.whatsapp.PackRow.Place;

/// Tells what the text of a record means: app phrases, and the invisible marks that app-generated
/// text carries on iPhones. Typed text can imitate a phrase; where this file's own marks give that
/// away, it is flagged and stays text.
final class Classifier {

  private static final int MOST_KNOWN = 4_096;
  private static final int LONGEST_KNOWN = 256;

  /// The app lets nobody write more than 65,536 characters.
  private static final int LONGEST_BYTES = 4 * 65_536;

  private final Lexicon lexicon;
  private final FirstLook firstLook;
  private final Container container;
  private final boolean android;
  private final boolean marked;
  private final ByteMap<Meaning> known = new ByteMap<>();
  private final ByteMap<Meaning> knownNotices = new ByteMap<>();
  private final FilePhrases filePhrases = new FilePhrases();

  /// @param marked whether texts of this file open with the app's mark at all
  Classifier(Lexicon lexicon, Platform platform, Container container, boolean marked) {
    this.lexicon = lexicon;
    this.container = container;
    this.android = platform == Platform.ANDROID;
    this.marked = marked;
    this.firstLook = lexicon.firstLook();
  }

  /// A text without a name before it.
  Meaning unnamed(Draft draft) {
    return known(knownNotices, draft, this::unnamed);
  }

  private Meaning unnamed(String text) {
    Plain plain = Plain.of(text);
    return lexicon
        .notice(plain)
        .filter(match -> !isLess(match, plain))
        .or(() -> lexicon.whole(plain, plain.text().length()))
        .map(Meaning::of)
        .orElseGet(Meaning::unknownNotice);
  }

  /// Whether a phrase of persons says more of the same text.
  private boolean isLess(Match notice, Plain plain) {
    int to = plain.text().length();
    return lexicon
        .whole(plain, to)
        .or(() -> lexicon.ending(plain, to).filter(match -> match.from() == 0))
        .filter(match -> match.isMoreSpecificThan(notice))
        .isPresent();
  }

  /// A text after a name.
  Meaning named(Draft draft) {
    if (draft.bodyEnd - draft.textStart > LONGEST_BYTES) {
      return Meaning.TEXT;
    }
    if (knowsTyped() && !firstLook.mayHold(draft)) {
      return Meaning.TEXT;
    }
    Meaning file = file(draft);
    return file == null ? known(known, draft, this::named) : file;
  }

  /// Whether typed text can be told from the app's by its bytes alone.
  boolean knowsTyped() {
    return android || marked;
  }

  /// Whether a text with these [Signs] is certainly typed, where that can be told.
  boolean isTyped(byte[] bytes, int from, int to, int signs) {
    return !firstLook.mayHold(bytes, from, to, signs);
  }

  /// Whether a text with these [Signs] may open with a phrase.
  boolean mayOpenPhrase(byte[] bytes, int from, int to, int signs) {
    return firstLook.mayOpen(bytes, from, to, signs);
  }

  /// Whether a text after a name opens with a phrase, as `location: …` does. What only follows
  /// other words (`Clinic: <attached: …>`) may follow the rest of the name.
  boolean opensWithPhrase(Draft draft) {
    if (knowsTyped() && !firstLook.mayOpen(draft)) {
      return false;
    }
    Meaning meaning = named(draft);
    return meaning.kind() != Kind.TEXT && meaning.match().map(Classifier::opens).orElse(true);
  }

  /// Before the words for an attached file may stand all of a name.
  private static boolean opens(Match match) {
    boolean file = Meaning.kindOf(match.phrase().kind()) == Kind.ATTACHMENT;
    return match.from() == 0 && !(file && match.phrase().startsWithName());
  }

  /// A text that is a file named by the app, printed as one before, and perhaps a caption: most
  /// attachments are, and no other phrase fits them. Null where it is none, or may be a file by
  /// another name.
  private @Nullable Meaning file(Draft draft) {
    int lineEnd = draft.lineCount == 1 ? draft.bodyEnd : draft.firstLineEnd;
    FilePhrases.Found found = filePhrases.find(draft.bytes, draft.textStart, lineEnd);
    if (found == null || (draft.lineCount > 1 && mayHoldInCaption(draft))) {
      return null;
    }
    boolean there = container.find(found.name()).isPresent();
    return there || !container.hasFiles()
        ? files(List.of(found.like()), List.of(new NamedFile(found.name(), there, true)))
        : null;
  }

  private boolean mayHoldInCaption(Draft draft) {
    int from = draft.firstLineEnd + 1;
    int to = draft.bodyEnd;
    return firstLook.mayHold(draft.bytes, from, to, Signs.in(draft.bytes, from, to));
  }

  /// What a text means depends on nothing but itself, and many are said again and again.
  private static Meaning known(
      ByteMap<Meaning> known, Draft draft, Function<String, Meaning> reading) {
    Meaning meaning = known.get(draft.bytes, draft.textStart, draft.bodyEnd);
    if (meaning == null) {
      meaning = reading.apply(draft.text());
      if (known.size() < MOST_KNOWN && draft.bodyEnd - draft.textStart <= LONGEST_KNOWN) {
        known.add(draft.bytes, draft.textStart, draft.bodyEnd, meaning);
      }
    }
    return meaning;
  }

  /// The same, without a look at the bytes first.
  Meaning named(String text) {
    Plain plain = Plain.of(text);
    Optional<Meaning> notice = android ? Optional.empty() : notice(text, plain);
    return notice.orElseGet(() -> person(text, plain));
  }

  private Optional<Meaning> notice(String text, Plain plain) {
    boolean opens = opensWithMark(text);
    if (marked && !opens) {
      return Optional.empty();
    }
    return lexicon
        .notice(plain)
        .filter(match -> opens || (!match.foreign() && Lexicon.isTelling(match.phrase())))
        .filter(match -> !isLess(match, plain))
        .map(Meaning::of);
  }

  private static boolean opensWithMark(String text) {
    return !text.isEmpty() && Marks.isAppMark(text.charAt(0));
  }

  private Meaning person(String text, Plain plain) {
    Optional<Match> edited = lexicon.edited(plain);
    boolean isEdited = edited.isPresent() && isCredible(edited.get());
    int to = isEdited ? withoutBlanks(plain.text(), edited.get().from()) : plain.text().length();
    Meaning meaning = body(text, plain, to);
    if (isEdited) {
      return meaning.withEdited();
    }
    return edited.isPresent() ? meaning.withDoubt() : meaning;
  }

  private static int withoutBlanks(String text, int end) {
    int to = end;
    while (to > 0 && text.charAt(to - 1) == ' ') {
      to--;
    }
    return to;
  }

  private Meaning body(String text, Plain plain, int to) {
    Optional<Match> whole = lexicon.whole(plain, to);
    if (whole.isPresent()) {
      return believed(whole.get());
    }
    List<Match> files = lexicon.files(plain, to);
    if (!files.isEmpty()) {
      if (files.size() == 1) {
        filePhrases.learn(text, files.getFirst());
      }
      return files(files, files.stream().map(match -> NamedFile.of(match, container)).toList());
    }
    Optional<Match> ending = lexicon.ending(plain, to);
    if (ending.isPresent() && (ending.get().isMarked() || ending.get().from() == 0)) {
      return believed(ending.get());
    }
    return !android && opensWithMark(text) ? Meaning.unknownNotice() : Meaning.TEXT;
  }

  private Meaning believed(Match match) {
    if (isCredible(match)) {
      return Meaning.of(match);
    }
    return marked ? Meaning.DOUBTFUL : Meaning.TEXT;
  }

  /// Android marks only the names of attached files, and not in every version. Where an iPhone's
  /// text has no marks, one word (`Location`) is not believed.
  private boolean isCredible(Match match) {
    boolean demanded =
        android
            ? marked && Meaning.kindOf(match.phrase().kind()) == Kind.ATTACHMENT
            : marked || isOneWord(match.phrase());
    return !demanded || match.isMarked();
  }

  private static boolean isOneWord(Phrase phrase) {
    return phrase.row().place() == Place.WHOLE
        && phrase.literals().size() == 1
        && phrase.key().indexOf(' ') < 0
        && !Lexicon.isTelling(phrase);
  }

  private Meaning files(List<Match> matches, List<NamedFile> files) {
    var names = new ArrayList<String>(files.size());
    boolean doubtful = false;
    for (int i = 0; i < files.size(); i++) {
      Match match = matches.get(i);
      NamedFile file = files.get(i);
      boolean credible = file.isNamedFirmly() && isCredible(match) && !match.foreign();
      boolean vouched = file.isThere() || (match.foreign() && match.isMarked());
      if (credible || vouched) {
        names.add(file.name());
      }
      if (!match.foreign() && file.isNamedFirmly()) {
        doubtful |= !isCredible(match) || (!file.isThere() && container.hasFiles());
      }
    }
    if (names.isEmpty()) {
      return doubtful ? Meaning.DOUBTFUL : Meaning.TEXT;
    }
    Meaning meaning = Meaning.ofFiles(matches.getFirst(), List.copyOf(names));
    return doubtful ? meaning.withDoubt() : meaning;
  }
}
