package sealbag.parsers.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import sealbag.parsers.chat.Warning;

/// Decides where the printed name of a record ends. A name may hold a colon itself, and so may a
/// notice that has no name before it.
final class Names {

  private static final int MAX_REMEMBERED = 100_000;

  private final ShapeTally tally;
  private final Phrases phrases;
  private final boolean android;
  private final Map<String, Boolean> noticeOpenings = new HashMap<>();

  Names(Layout layout, Phrases phrases) {
    this.tally = layout.tally();
    this.phrases = phrases;
    this.android = layout.shape().separator() == Header.Separator.DASH;
  }

  /// Sets where the draft's name ends and its text starts. `isPhrase` tells whether a text is the
  /// app's, so that `Name: location: …` is not taken for a name with a colon.
  void split(Draft draft, Predicate<String> isPhrase) {
    Bytes body = draft.body;
    int lineEnd = body.firstLineEnd();
    int colon = NameEnd.find(body.array(), 0, lineEnd);
    if (colon == NameEnd.NONE || (android && isNotice(body, colon))) {
      return;
    }
    set(draft, colon, lineEnd);
    int second = NameEnd.find(body.array(), colon + 1, lineEnd);
    if (second != NameEnd.NONE) {
      chooseColon(draft, second, lineEnd, isPhrase);
    }
  }

  private void chooseColon(Draft draft, int second, int lineEnd, Predicate<String> isPhrase) {
    Bytes body = draft.body;
    long longUses = tally.longLabels().count(body.array(), 0, second);
    if (longUses < 2 || isPhrase.test(body.text(draft.textStart, body.length()))) {
      return;
    }
    if (tally.labels().count(body.array(), 0, draft.nameEnd) == longUses) {
      set(draft, second, lineEnd);
    } else {
      draft.flag(Warning.Kind.AMBIGUOUS_SENDER);
    }
  }

  private static void set(Draft draft, int colon, int lineEnd) {
    draft.nameEnd = colon;
    draft.textStart = NameEnd.bodyStart(draft.body.array(), colon, lineEnd);
  }

  /// A notice such as `Ann changed the subject to "A: B"`: its own words stand before the colon.
  private boolean isNotice(Bytes body, int colon) {
    String words = new String(body.array(), 0, colon, StandardCharsets.UTF_8);
    Boolean could = noticeOpenings.get(words);
    if (could == null) {
      could = phrases.couldOpenNotice(Plain.of(words).text());
      if (noticeOpenings.size() < MAX_REMEMBERED) {
        noticeOpenings.put(words, could);
      }
    }
    return could
        && phrases
            .notice(Plain.of(body.text(0, body.length())))
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
