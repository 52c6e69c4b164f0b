package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Record.Kind;
import sealbag.parsers.chat.Warning;

/// Says for the records of one chat which phrases made them what they are. Looks the phrases up
/// again, as they were looked up when the chat was read.
public final class Explainer {

  private static final int NEAREST = 3;

  private final Phrases phrases;
  private final Lexicon lexicon;

  /// An explainer of the records of that chat.
  public Explainer(Chat chat) {
    phrases = Phrases.load();
    lexicon = phrases.lexicon(chat.language().stream().toList(), chat.platform());
  }

  /// Why the record was read as it was.
  public Explanation explain(Record record) {
    Plain plain = Plain.of(record.text().toString());
    var matches = new ArrayList<Match>();
    if (record.kind() != Kind.TEXT || record.flags().contains(Warning.Kind.UNMARKED_PHRASE)) {
      matches.addAll(matches(plain, record));
    }
    if (record.edited()) {
      lexicon.edited(plain).ifPresent(matches::add);
    }
    return new Explanation(
        record.line(),
        record.kind().word(),
        record.notice(),
        matches.stream().map(match -> PhraseRow.of(match.phrase())).distinct().toList(),
        reasons(record, matches));
  }

  /// The first phrases found that say the same as the record.
  private List<Match> matches(Plain plain, Record record) {
    int to = lexicon.edited(plain).map(Match::from).orElse(plain.text().length());
    List<Match> files = lexicon.files(plain, to);
    if (record.kind() == Kind.ATTACHMENT) {
      return files;
    }
    return Stream.of(
            lexicon.notice(plain).stream(),
            lexicon.whole(plain, to).stream(),
            lexicon.whole(plain, plain.text().length()).stream(),
            lexicon.ending(plain, to).stream(),
            files.stream())
        .flatMap(found -> found)
        .filter(match -> says(match, record))
        .findFirst()
        .stream()
        .toList();
  }

  private static boolean says(Match match, Record record) {
    Kind kind = Meaning.kindOf(match.phrase().kind());
    return record.kind() == Kind.TEXT
        ? match.phrase().byPerson()
        : kind == record.kind()
            && record.notice().map(match.phrase().kind()::equals).orElse(kind != Kind.NOTICE);
  }

  private static List<String> reasons(Record record, List<Match> matches) {
    var reasons = new ArrayList<String>();
    if (record.kind() == Kind.EMPTY) {
      reasons.add("There is no text, or only what stands for a withheld one.");
    }
    if (record.kind() != Kind.TEXT && matches.stream().anyMatch(Match::isMarked)) {
      reasons.add("The app's invisible mark stands with it.");
    }
    if (matches.stream().anyMatch(Match::foreign)) {
      reasons.add("The phrase is of another language than the chat's.");
    }
    if (record.notice().isPresent() && record.label().isEmpty()) {
      reasons.add("No name stands before it.");
    }
    record.flags().stream().map(flag -> flag + ": " + Details.of(flag)).forEach(reasons::add);
    return reasons;
  }

  /// The rows of the chat's language, of all languages where it is not known, whose words are most
  /// like the record's; at most three, the likest first. For notices that no phrase knows.
  public List<PhraseRow> nearest(Record record) {
    Likeness likeness = new Likeness(Plain.of(record.text().toString()).text());
    return Stream.of(phrases.notices(), phrases.persons().whole(), phrases.persons().end())
        .flatMap(place -> lexicon.phrases(place, true).stream())
        .map(phrase -> new Scored(phrase, likeness.of(phrase)))
        .filter(scored -> scored.score() > 0)
        .sorted(Scored::compareTo)
        .map(scored -> PhraseRow.of(scored.phrase()))
        .distinct()
        .limit(NEAREST)
        .toList();
  }

  private record Scored(Phrase phrase, double score) implements Comparable<Scored> {
    @Override
    public int compareTo(Scored other) {
      int byScore = Double.compare(other.score, score);
      return byScore == 0 ? Integer.compare(phrase.id(), other.phrase.id()) : byScore;
    }
  }
}
