package sealbag.ingest.covering;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one answer; used once.
final class AnswerReader {
  private static final int LONGEST = 4_000;

  /// What opens a line of its own.
  private enum Word {
    NO_MEDIA_NEEDED("NO MEDIA (?:IS |ARE )?NEEDED"),
    WRONG("WRONG"),
    CONFIRM("(?:I )?CONFIRM(?:ED)?"),
    CONSENT("CONSENT"),
    PREFERRED_CHANNEL("PREFERRED CHANNEL"),
    YES("YES");

    private final Pattern pattern;

    Word(String words) {
      pattern =
          Pattern.compile(
              "\"?(?:" + words + ")\"?(?: ?[:=,.;-]+ ?| |$)(?<rest>.*+)", Pattern.CASE_INSENSITIVE);
    }
  }

  private enum Detail {
    EXPORTED_BY,
    DEVICE,
    WHEN,
    UNALTERED,
    ON_BEHALF_OF
  }

  private static final Labels<Detail> DETAILS =
      new Labels<Detail>()
          .with(Detail.EXPORTED_BY, "exported by|export(?:ed)? made by|who exported(?: it)?")
          .with(Detail.DEVICE, "(?:(?:issued|from) )?device(?: used)?|issued (?:phone|handset)")
          .with(Detail.WHEN, "when(?: exported)?|exported (?:on|at)|date of export|export date")
          .with(Detail.UNALTERED, "unaltered|unchanged")
          .with(Detail.ON_BEHALF_OF, "(?:uploaded |upload )?on behalf of|uploaded for");

  private static final Pattern COURTESY =
      Pattern.compile(
          "(?:hi|hello|dear|good (?:morning|afternoon|evening)|thanks|thank you|many thanks|cheers|regards|kind regards|best regards|best wishes)(?: (?:all|there|team|sir|madam|colleague|colleagues|sealbag|in advance))?[ ,.!]*+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ON_BEHALF =
      Pattern.compile("(?:it was )?(?:on behalf of|for) (?<whom>.+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern YES = Pattern.compile("(?i:yes|y|true|correct|unaltered)[.!]?");
  private static final Pattern NO = Pattern.compile("(?i:no|n|false)[.!]?");
  private static final Pattern DENIAL =
      Pattern.compile("(?i)\\b(?:no|not|nothing|none|never|cannot|unable)\\b|n't\\b|n\u2019t\\b");

  private final Sayings sayings;
  private final Map<Word, String> words = new EnumMap<>(Word.class);
  private final Map<Detail, String> details = new EnumMap<>(Detail.class);
  private final List<String> notUnderstood = new ArrayList<>();
  private boolean mayBeRestricted;
  private @Nullable Word open;

  AnswerReader(Patterns patterns) {
    this.sayings = new Sayings(patterns);
  }

  void line(String raw) {
    String plain = Spelling.plain(raw);
    mayBeRestricted |= ReasonWords.mayBeRestrictedInProse(plain);
    if (plain.isEmpty()) {
      open = null;
    } else if (!takeToken(plain, raw) && !takeDetail(plain, raw) && !takeWord(plain, raw)) {
      other(plain, raw);
    }
  }

  private boolean takeToken(String plain, String raw) {
    var labelled = NoteReader.LABELS.read(plain);
    boolean taken = false;
    if (labelled.isPresent()) {
      Field field = labelled.orElseThrow().key();
      taken =
          (field == Field.REFERENCE || field == Field.EXHIBIT || field == Field.REASON)
              && sayings.takeLabelled(
                  field,
                  labelled.orElseThrow().value(),
                  labelled.orElseThrow().marked(),
                  raw,
                  Place.BODY);
    }
    return taken || sayings.takeTokens(plain, raw, Place.BODY);
  }

  private boolean takeDetail(String plain, String raw) {
    var labelled = DETAILS.read(plain).filter(Labels.Labelled::marked);
    labelled.ifPresent(
        it -> {
          if (it.value().isEmpty() || details.putIfAbsent(it.key(), it.value()) != null) {
            notUnderstood.add(Spelling.start(raw.strip()));
          }
          open = null;
        });
    return labelled.isPresent();
  }

  private boolean takeWord(String plain, String raw) {
    for (Word word : Word.values()) {
      Matcher matcher = word.pattern.matcher(plain);
      if (matcher.matches()) {
        open = word;
        String rest = matcher.group("rest").strip();
        if (words.putIfAbsent(word, rest) != null) {
          notUnderstood.add(Spelling.start(raw.strip()));
          open = null;
        }
        return true;
      }
    }
    return false;
  }

  /// The words of NO MEDIA NEEDED and WRONG may go on until an empty line.
  private void other(String plain, String raw) {
    Word word = open;
    boolean goesOn = word == Word.NO_MEDIA_NEEDED || word == Word.WRONG;
    if (word != null && goesOn && words.getOrDefault(word, "").length() < LONGEST) {
      words.merge(word, plain, (before, more) -> (before + " " + more).strip());
    } else if (!COURTESY.matcher(plain).matches()) {
      notUnderstood.add(Spelling.start(raw.strip()));
    }
  }

  Answer answer() {
    Optional<Answer.PreferredChannel> channel = preferredChannel();
    Optional<Boolean> unaltered = yesOrNo();
    Optional<String> yes = yes();
    String confirm = words.getOrDefault(Word.CONFIRM, "");
    if (!confirm.isEmpty()) {
      notUnderstood.add(confirm);
    }
    Optional<Said> why = sayings.used(Field.REASON);
    why.filter(said -> !said.recognised()).ifPresent(said -> notUnderstood.add(said.raw()));
    sayings.notUsed().forEach(it -> notUnderstood.add(it.raw()));
    return new Answer(
        sayings.used(Field.REFERENCE),
        sayings.used(Field.EXHIBIT),
        why.filter(Said::recognised).flatMap(said -> Sayings.reason(said.value())),
        mayBeRestricted,
        Optional.ofNullable(words.get(Word.NO_MEDIA_NEEDED)),
        Optional.ofNullable(words.get(Word.WRONG)),
        words.containsKey(Word.CONFIRM) && !DENIAL.matcher(confirm).find(),
        new Answer.Continuity(
            detail(Detail.EXPORTED_BY),
            detail(Detail.DEVICE),
            detail(Detail.WHEN),
            unaltered,
            detail(Detail.ON_BEHALF_OF)),
        Optional.ofNullable(words.get(Word.CONSENT)),
        channel,
        yes,
        sayings.contradictions(),
        notUnderstood);
  }

  private Optional<String> detail(Detail detail) {
    return Optional.ofNullable(details.get(detail));
  }

  private Optional<Boolean> yesOrNo() {
    Optional<String> said = detail(Detail.UNALTERED);
    boolean yes = said.filter(text -> YES.matcher(text).matches()).isPresent();
    boolean no = said.filter(text -> NO.matcher(text).matches()).isPresent();
    if (said.isPresent() && !yes && !no) {
      notUnderstood.add("Unaltered: " + said.orElseThrow());
    }
    return yes || no ? Optional.of(yes) : Optional.empty();
  }

  /// Behind YES may stand for whom; anything else is not understood.
  private Optional<String> yes() {
    @Nullable String said = words.get(Word.YES);
    if (said == null || said.isEmpty() || COURTESY.matcher(said).matches()) {
      return Optional.ofNullable(said).map(_ -> "");
    }
    Matcher whom = ON_BEHALF.matcher(said);
    if (whom.matches()) {
      return Optional.of(whom.group("whom"));
    }
    notUnderstood.add("YES " + said);
    return Optional.empty();
  }

  private Optional<Answer.PreferredChannel> preferredChannel() {
    @Nullable String said = words.get(Word.PREFERRED_CHANNEL);
    if (said == null) {
      return Optional.empty();
    }
    if (said.equalsIgnoreCase("acceptable")) {
      return Optional.of(Answer.PreferredChannel.ACCEPTABLE);
    }
    if (said.equalsIgnoreCase("yes") || said.equalsIgnoreCase("preferred")) {
      return Optional.of(Answer.PreferredChannel.PREFERRED);
    }
    if (said.equalsIgnoreCase("no")) {
      return Optional.of(Answer.PreferredChannel.NO);
    }
    notUnderstood.add("PREFERRED CHANNEL " + said);
    return Optional.empty();
  }
}
