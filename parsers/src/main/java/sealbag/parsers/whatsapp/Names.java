package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.chat.Warning;

/// Decides where the printed name of a record ends. A name may hold a colon itself, and so may a
/// notice that has no name before it.
final class Names {

  private static final int MAX_REMEMBERED = 100_000;

  /// Texts before a second colon are mostly not names; enough to tell those that are.
  private static final int MAX_LONG = 10_000;

  private final LongNames longNames;
  private final Lexicon lexicon;
  private final boolean android;
  private final ByteMap<Name> known = new ByteMap<>();
  private final LabelTable longLabels = new LabelTable();
  private final List<Name> numbered = new ArrayList<>(List.of(Name.NONE));

  Names(Layout layout, Lexicon lexicon) {
    this.longNames = layout.longNames();
    this.lexicon = lexicon;
    this.android = layout.shape().separator() == Header.Separator.DASH;
  }

  /// Sets where the draft's name ends and its text starts. `isPhrase` tells whether a text is the
  /// app's, so that `Name: location: …` is not taken for a name with a colon.
  Name split(Draft draft, Predicate<Draft> isPhrase) {
    int colon = draft.colon();
    if (colon == NameEnd.NONE) {
      return Name.NONE;
    }
    Name name = name(draft, colon);
    name.uses++;
    if (name.opensNotice() && isNotice(draft)) {
      return Name.NONE;
    }
    draft.setName(colon);
    return draft.holds(Signs.COLON) ? longName(draft, name, colon, isPhrase) : name;
  }

  private Name longName(Draft draft, Name name, int colon, Predicate<Draft> isPhrase) {
    int from = draft.header.bodyStart;
    int second = NameEnd.find(draft.bytes, colon + 1, draft.firstLineEnd);
    if (second == NameEnd.NONE) {
      return name;
    }
    noteLonger(draft.bytes, from, second);
    Boolean isName = longNames.isName(draft.bytes, from, second);
    if (isName == null || isPhrase.test(draft)) {
      return name;
    }
    if (!isName) {
      draft.flag(Warning.Kind.AMBIGUOUS_SENDER);
      return name;
    }
    draft.setName(second);
    return name(draft, second);
  }

  /// The name that was printed before a first colon, if it was seen before, is UTF-8, and no notice
  /// opens with it; else null.
  @Nullable Name plain(byte[] bytes, int from, int colon) {
    Name name = known.get(bytes, from, colon);
    return name == null || name.opensNotice() || !name.isUtf8 ? null : name;
  }

  /// The name that certainly reaches up to a second colon, if it was seen before and is UTF-8; else
  /// null.
  @Nullable Name longer(byte[] bytes, int from, int colon) {
    Boolean isName = longNames.isName(bytes, from, colon);
    Name name = isName == null || !isName ? null : known.get(bytes, from, colon);
    return name == null || !name.isUtf8 ? null : name;
  }

  /// Counts a use of a name up to its second colon.
  void noteLonger(byte[] bytes, int from, int colon) {
    longLabels.add(bytes, from, colon, MAX_LONG);
  }

  /// The names with a colon, as far as the records so far tell.
  LongNames longNames() {
    var names = new LongNames();
    longLabels.forEach(
        (label, uses) -> {
          Name first = known.get(label, 0, LongNames.firstPart(label));
          names.add(label, uses, first == null ? 0 : first.uses);
        });
    return names;
  }

  /// The names met so far, by [Name#number].
  List<Name> numbered() {
    return numbered;
  }

  private Name name(Draft draft, int end) {
    int from = draft.header.bodyStart;
    Name name = known.get(draft.bytes, from, end);
    if (name == null) {
      String label = draft.text(from, end);
      boolean opensNotice = android && lexicon.phrases().couldOpenNotice(Plain.of(label).text());
      boolean room = known.size() < MAX_REMEMBERED;
      byte[] printed = Arrays.copyOfRange(draft.bytes, from, end);
      name = Name.of(printed, opensNotice, room ? numbered.size() : Name.UNNUMBERED);
      if (room) {
        numbered.add(name);
        known.add(draft.bytes, from, end, name);
      }
    }
    return name;
  }

  /// A notice such as `Ann changed the subject to "A: B"`: its own words stand before the colon.
  private boolean isNotice(Draft draft) {
    return lexicon
        .tellingNotice(Plain.of(draft.text(draft.header.bodyStart, draft.bodyEnd)))
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
