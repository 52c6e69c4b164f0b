package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.parsers.chat.Chat.Platform;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.Record.Kind;

/// Tells what the text of a record means: app phrases, and the invisible marks that app-generated
/// text carries on iPhones. Typed text can imitate a phrase; where this file's own marks give that
/// away, it is flagged and stays text.
final class Classifier {

  /// Shorter phrases (`{1} left`) are too easily typed to be believed without a mark.
  private static final int TELLING_WEIGHT = 15;

  private final Phrases phrases;
  private final PersonPhrases persons;
  private final Container container;
  private final boolean android;
  private final boolean marked;

  /// @param marked whether texts of this file open with the app's mark at all
  Classifier(Phrases phrases, Platform platform, Container container, boolean marked) {
    this.phrases = phrases;
    this.persons = new PersonPhrases(phrases, platform);
    this.container = container;
    this.android = platform == Platform.ANDROID;
    this.marked = marked;
  }

  /// A text without a name before it.
  Meaning unnamed(String text) {
    Plain plain = Plain.of(text);
    return phrases
        .notice(plain)
        .or(() -> persons.whole(plain, plain.text().length()))
        .map(Meaning::of)
        .orElseGet(Meaning::unknownNotice);
  }

  /// A text after a name.
  Meaning named(Draft draft) {
    boolean mayBePhrase = persons.mayStandIn(draft);
    if (!mayBePhrase && (android || marked)) {
      return Meaning.TEXT;
    }
    String text = draft.text();
    Plain plain = Plain.of(text);
    Optional<Meaning> notice = android ? Optional.empty() : notice(text, plain);
    return notice.orElseGet(() -> mayBePhrase ? person(text, plain) : Meaning.TEXT);
  }

  private Optional<Meaning> notice(String text, Plain plain) {
    boolean opens = opensWithMark(text);
    if (marked && !opens) {
      return Optional.empty();
    }
    return phrases
        .notice(plain)
        .filter(match -> opens || match.phrase().weight() >= TELLING_WEIGHT)
        .map(Meaning::of);
  }

  private static boolean opensWithMark(String text) {
    return !text.isEmpty() && Marks.isAppMark(text.charAt(0));
  }

  private Meaning person(String text, Plain plain) {
    Optional<Match> edited = persons.edited(plain);
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
    Optional<Match> whole = persons.whole(plain, to);
    if (whole.isPresent()) {
      return believed(whole.get());
    }
    List<Match> files = persons.files(plain, to);
    if (!files.isEmpty()) {
      return files(files);
    }
    Optional<Match> ending = persons.ending(plain, to);
    if (ending.isPresent() && (ending.get().isMarked() || ending.get().from() == 0)) {
      return believed(ending.get());
    }
    return !android && opensWithMark(text) ? Meaning.unknownNotice() : Meaning.TEXT;
  }

  private Meaning believed(Match match) {
    return isCredible(match) ? Meaning.of(match) : Meaning.TEXT.withDoubt();
  }

  /// Android marks only the names of attached files, and not in every version.
  private boolean isCredible(Match match) {
    boolean demanded =
        marked && (!android || Meaning.kindOf(match.phrase().kind()) == Kind.ATTACHMENT);
    return !demanded || match.isMarked();
  }

  private Meaning files(List<Match> matches) {
    var names = new ArrayList<String>();
    boolean doubtful = false;
    for (Match match : matches) {
      String name = match.first().orElseThrow().strip();
      boolean there = container.find(name).isPresent();
      doubtful |= !isCredible(match) || (!there && container.hasFiles());
      if (isCredible(match) || there) {
        names.add(name);
      }
    }
    Meaning meaning =
        names.isEmpty() ? Meaning.TEXT : Meaning.ofFiles(matches.getFirst(), List.copyOf(names));
    return doubtful ? meaning.withDoubt() : meaning;
  }
}
