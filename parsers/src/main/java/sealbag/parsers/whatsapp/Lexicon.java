package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.chat.Chat.Platform;

/// What can stand in a chat that is printed in some languages on one platform. Other languages are
/// asked where these know nothing: for notices at once, for the texts of persons only where the
/// app's mark vouches for them or a file of that name is there to be asked for.
///
/// Of several phrases for the same text one of the preferred languages wins, the earlier language
/// before the later; then the one with more letters of its own; then the earlier in the packs.
final class Lexicon {

  /// Longer than any notice, and than any phrase that is the whole of a text.
  private static final int MAX_LENGTH = 1 << 14;

  /// Longer than any phrase that ends a text.
  private static final int MAX_ENDING = 200;

  /// A phrase with fewer letters of its own (`{1} left`) is too easily typed to be believed without
  /// the app's mark.
  private static final int TELLING_WEIGHT = 15;

  private final Phrases phrases;
  private final PersonIndex persons;
  private final Platform platform;
  private final Map<String, Integer> ranks = new HashMap<>();
  private final AtomicReference<@Nullable FirstLook> firstLook = new AtomicReference<>();

  Lexicon(Phrases phrases, Platform platform, Collection<String> preferred) {
    this.phrases = phrases;
    this.persons = phrases.persons();
    this.platform = platform;
    boolean all = preferred.size() == phrases.languages().size();
    for (String language : preferred) {
      ranks.put(language, all ? 0 : ranks.size());
    }
  }

  /// Rules out by their bytes the texts of persons that hold no phrase.
  FirstLook firstLook() {
    FirstLook known = firstLook.get();
    if (known == null) {
      known = FirstLook.of(hints());
      firstLook.set(known);
    }
    return known;
  }

  /// What the bytes of a text must show before it is worth looking.
  ByteHints hints() {
    return ByteHints.of(this);
  }

  /// Whether the phrase is of one of the preferred languages.
  boolean prefers(Phrase phrase) {
    return ranks.containsKey(phrase.language());
  }

  Phrases phrases() {
    return phrases;
  }

  /// The phrases of one place that can stand in this chat, those of the preferred languages only or
  /// of all.
  List<Phrase> phrases(PhraseIndex place, boolean onlyPreferred) {
    return place.phrases(language -> !onlyPreferred || ranks.containsKey(language)).stream()
        .filter(phrase -> phrase.row().isOf(platform))
        .toList();
  }

  /// The notice that the whole text is.
  Optional<Match> notice(Plain plain) {
    return best(phrases.notices(), plain, 0, plain.text().length());
  }

  /// The same where the text may as well be a name, a colon and what a person wrote: a notice of
  /// another language must have enough words of its own.
  Optional<Match> tellingNotice(Plain plain) {
    return notice(plain).filter(match -> !match.foreign() || isTelling(match.phrase()));
  }

  static boolean isTelling(Phrase phrase) {
    return phrase.weight() >= TELLING_WEIGHT;
  }

  /// The marker at the end of an edited text.
  Optional<Match> edited(Plain plain) {
    return own(ending(persons.edited(), plain, plain.text().length()));
  }

  /// The phrase that the text up to `to` is, or that its first line is.
  Optional<Match> whole(Plain plain, int to) {
    Optional<Match> match = own(best(persons.whole(), plain, 0, to));
    return match.isPresent()
        ? match
        : own(best(persons.first(), plain, 0, lineEnd(plain.text(), 0, to)));
  }

  /// The phrase that ends the text after a caption.
  Optional<Match> ending(Plain plain, int to) {
    return own(ending(persons.end(), plain, to));
  }

  private static Optional<Match> own(Optional<Match> found) {
    return found.filter(match -> !match.foreign() || match.isMarked());
  }

  /// All files that the lines of the text name, in any language, in the order they stand.
  List<Match> files(Plain plain, int to) {
    var files = new ArrayList<Match>();
    String text = plain.text();
    for (Phrase phrase : candidates(persons.inside(), text, 0, to)) {
      for (Match match : Enclosed.find(phrase, plain, to)) {
        files.add(match.with(match.languages(), !prefers(phrase)));
      }
    }
    for (int from = 0; from < to; ) {
      int lineEnd = lineEnd(text, from, to);
      best(persons.line(), plain, from, lineEnd).ifPresent(files::add);
      from = lineEnd + 1;
    }
    return FileMatches.distinct(files, match -> rank(match.phrase()));
  }

  private Optional<Match> ending(PhraseIndex index, Plain plain, int to) {
    int from = Math.max(0, to - MAX_ENDING);
    var matches = new ArrayList<Match>();
    for (Phrase phrase : candidates(index, plain.text(), from, to)) {
      int start = to - phrase.key().length();
      if (start >= 0) {
        phrase.match(plain, start, to).ifPresent(matches::add);
      }
    }
    return best(matches);
  }

  private Optional<Match> best(PhraseIndex index, Plain plain, int from, int to) {
    if (to <= from || to - from > MAX_LENGTH) {
      return Optional.empty();
    }
    var matches = new ArrayList<Match>();
    for (Phrase phrase : candidates(index, plain.text(), from, to)) {
      phrase.match(plain, from, to).ifPresent(matches::add);
    }
    return best(matches);
  }

  /// Notices are the same wherever they stand; what persons' records hold differs by platform.
  private List<Phrase> candidates(PhraseIndex index, String text, int from, int to) {
    List<Phrase> all = index.candidates(text, from, to);
    all.removeIf(phrase -> phrase.byPerson() && !phrase.row().isOf(platform));
    return all;
  }

  private Optional<Match> best(List<Match> matches) {
    if (matches.isEmpty()) {
      return Optional.empty();
    }
    Match best = matches.getFirst();
    var languages = new TreeSet<String>();
    for (Match match : matches) {
      best = isBetter(match.phrase(), best.phrase()) ? match : best;
      languages.add(match.phrase().language());
    }
    return Optional.of(best.with(languages, !prefers(best.phrase())));
  }

  private boolean isBetter(Phrase phrase, Phrase than) {
    int byRank = Integer.compare(rank(than), rank(phrase));
    int byWeight = byRank == 0 ? Integer.compare(phrase.weight(), than.weight()) : byRank;
    return byWeight == 0 ? phrase.id() < than.id() : byWeight > 0;
  }

  private int rank(Phrase phrase) {
    return ranks.getOrDefault(phrase.language(), ranks.size());
  }

  private static int lineEnd(String text, int from, int to) {
    int end = text.indexOf('\n', from, to);
    return end < 0 ? to : end;
  }
}
