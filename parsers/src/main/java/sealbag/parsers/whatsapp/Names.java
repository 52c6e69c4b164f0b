package sealbag.parsers.whatsapp;

import java.util.function.Predicate;
import sealbag.parsers.chat.Warning;

/// Decides where the printed name of a record ends. A name may hold a colon itself, and so may a
/// notice that has no name before it.
final class Names {

  private static final int MAX_REMEMBERED = 100_000;

  private final ShapeTally tally;
  private final Lexicon lexicon;
  private final boolean android;
  private final ByteMap<Name> known = new ByteMap<>();

  Names(Layout layout, Lexicon lexicon) {
    this.tally = layout.tally();
    this.lexicon = lexicon;
    this.android = layout.shape().separator() == Header.Separator.DASH;
  }

  /// Sets where the draft's name ends and its text starts. `isPhrase` tells whether a text is the
  /// app's, so that `Name: location: …` is not taken for a name with a colon.
  Name split(Draft draft, Predicate<Draft> isPhrase) {
    Bytes body = draft.body;
    int lineEnd = draft.firstLineEnd;
    int colon = NameEnd.find(body.array(), 0, lineEnd);
    if (colon == NameEnd.NONE) {
      return Name.NONE;
    }
    Name name = name(body, colon);
    if (name.opensNotice() && isNotice(body)) {
      return Name.NONE;
    }
    set(draft, colon, lineEnd);
    int second = NameEnd.find(body.array(), colon + 1, lineEnd);
    if (second == NameEnd.NONE || !endsAt(second, draft, isPhrase)) {
      return name;
    }
    set(draft, second, lineEnd);
    return name(body, second);
  }

  private Name name(Bytes body, int end) {
    Name name = known.get(body.array(), 0, end);
    if (name == null) {
      String label = body.text(0, end);
      name = Name.of(label, android && lexicon.phrases().couldOpenNotice(Plain.of(label).text()));
      if (known.size() < MAX_REMEMBERED) {
        known.add(body.array(), 0, end, name);
      }
    }
    return name;
  }

  private boolean endsAt(int second, Draft draft, Predicate<Draft> isPhrase) {
    byte[] body = draft.body.array();
    long longUses = tally.longLabels().count(body, 0, second);
    if (longUses < 2 || isPhrase.test(draft)) {
      return false;
    }
    if (tally.labels().count(body, 0, draft.nameEnd) == longUses) {
      return true;
    }
    draft.flag(Warning.Kind.AMBIGUOUS_SENDER);
    return false;
  }

  private static void set(Draft draft, int colon, int lineEnd) {
    draft.setName(colon, NameEnd.bodyStart(draft.body.array(), colon, lineEnd));
  }

  /// A notice such as `Ann changed the subject to "A: B"`: its own words stand before the colon.
  private boolean isNotice(Bytes body) {
    return lexicon
        .tellingNotice(Plain.of(body.text()))
        .filter(match -> match.actor().filter(name -> name.contains(": ")).isEmpty())
        .isPresent();
  }

  /// The name of a sender: the label without marks at its ends and without the `~ ` of an unsaved
  /// contact.
  static String sender(String label) {
    String name = Marks.trim(label);
    if (name.length() > 2 && name.charAt(0) == '~' && Marks.isBlank(name.charAt(1))) {
      name = Marks.trim(name.substring(2));
    }
    return name;
  }
}
