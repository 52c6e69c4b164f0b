package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sealbag.parsers.chat.Chat.Platform;

class LexiconTest {

  private static final Phrases PHRASES = Phrases.load();

  private static final String ENGLISH =
      """
      # a comment, so that the first row is line 2
      member_left\tany\tapp\twhole\t{1} left\tgroup
      member_added\tany\tapp\twhole\t{1} added {2}\tgroup
      member_joined\tany\tapp\twhole\t{1} joined\tgroup
      community_event\tany\tapp\twhole\t{1} added {2} to a community
      media_omitted\tandroid\tperson\tfirst\t<Media omitted>
      image_omitted\tios\tperson\tend\timage omitted
      attached\tios\tperson\tinside\t<attached: {1}>
      file_attached\tandroid\tperson\tline\t{1} (file attached)
      edited_marker\tany\tperson\tend\t<This message was edited>
      deleted_incoming\tany\tperson\twhole\tThis message was deleted[.]
      """;

  private static final String OTHER =
      """
      member_left\tany\tapp\twhole\t{1} is left\tgroup
      member_joined\tany\tapp\twhole\t{1} joined\tgroup
      group_created\tany\tapp\twhole\t{1} gruepe\tgroup
      media_omitted\tandroid\tperson\tfirst\t<Media omitted>
      attached\tios\tperson\tinside\t<{1} eklendi>
      deleted_incoming\tany\tperson\twhole\tDeze is weg
      file_attached\tandroid\tperson\tline\t{1} (zit erbij)
      """;

  private static final Phrases TWO =
      Phrases.of(List.of(new Pack(0, "aa", ENGLISH), new Pack(1, "bb", OTHER)));

  @Test
  void everyPhraseOfEveryPackIsFoundInItsOwnLanguage() {
    var lost = new ArrayList<String>();
    for (String language : PHRASES.languages()) {
      for (Platform platform : List.of(Platform.ANDROID, Platform.IOS)) {
        Lexicon lexicon = PHRASES.lexicon(List.of(language), platform);
        phrases(language, platform).stream()
            .filter(phrase -> !isFound(lexicon, phrase))
            .forEach(phrase -> lost.add(language + ":" + phrase.row().line()));
      }
    }

    assertThat(lost).isEmpty();
  }

  private static boolean isFound(Lexicon lexicon, Phrase phrase) {
    Plain plain = Plain.of(printed(phrase));
    int to = plain.text().length();
    Optional<Match> match =
        !phrase.byPerson()
            ? lexicon.notice(plain)
            : switch (phrase.row().place()) {
              case WHOLE, FIRST -> lexicon.whole(plain, to);
              case LINE, INSIDE -> lexicon.files(plain, to).stream().findFirst();
              case END -> lexicon.edited(plain).or(() -> lexicon.ending(plain, to));
            };
    return match.filter(found -> found.phrase().kind().equals(phrase.kind())).isPresent()
        || match.filter(found -> found.phrase().weight() >= phrase.weight()).isPresent();
  }

  @Test
  void theByteHintsNeverRuleOutAPhrase() {
    var ruledOut = new ArrayList<String>();
    for (String language : PHRASES.languages()) {
      for (Platform platform : List.of(Platform.ANDROID, Platform.IOS)) {
        ByteHints hints = PHRASES.lexicon(List.of(language), platform).hints();
        phrases(language, platform).stream()
            .filter(Phrase::byPerson)
            .filter(phrase -> !mayHold(hints, printed(phrase)))
            .forEach(phrase -> ruledOut.add(language + ":" + phrase.row().line()));
      }
    }

    assertThat(ruledOut).isEmpty();
  }

  private static boolean mayHold(ByteHints hints, String text) {
    return hints.openings().stream().anyMatch(text::startsWith)
        || hints.endings().stream().anyMatch(text::endsWith)
        || hints.insideKeys().stream().anyMatch(text::contains)
        || hints.lineOpenings().stream().anyMatch(text::startsWith)
        || hints.lineEndings().stream().anyMatch(text::endsWith);
  }

  @Test
  void theByteHintsHoldNoEmptyStringAndNoneTwice() {
    for (Platform platform : Platform.values()) {
      ByteHints hints = PHRASES.lexicon(platform).hints();
      for (List<String> list :
          List.of(
              hints.openings(),
              hints.endings(),
              hints.insideKeys(),
              hints.lineOpenings(),
              hints.lineEndings())) {
        assertThat(list).doesNotHaveDuplicates().doesNotContain("");
      }
    }
  }

  private static List<Phrase> phrases(String language, Platform platform) {
    PersonIndex persons = PHRASES.persons();
    return List.of(
            PHRASES.notices(),
            persons.whole(),
            persons.first(),
            persons.line(),
            persons.inside(),
            persons.end(),
            persons.edited())
        .stream()
        .flatMap(index -> index.phrases(language::equals).stream())
        .filter(phrase -> phrase.row().isOf(platform))
        .toList();
  }

  /// The phrase as the app would print it.
  private static String printed(Phrase phrase) {
    var text = new StringBuilder(phrase.printed().getFirst());
    for (int i = 0; i < phrase.slots().size(); i++) {
      text.append(phrase.slots().get(i) == Phrase.COUNT ? "12:05" : "Zoë.pdf");
      text.append(phrase.printed().get(i + 1));
    }
    return text.toString();
  }

  @Test
  void theMoreSpecificPhraseWins() {
    assertThat(kind(TWO.lexicon(Platform.ANDROID), "Ann added Ben to a community"))
        .isEqualTo("community_event");
    assertThat(kind(TWO.lexicon(Platform.ANDROID), "Ann is left")).isEqualTo("member_left");
    assertThat(TWO.lexicon(Platform.ANDROID).notice(Plain.of("Ann is left")).orElseThrow())
        .satisfies(match -> assertThat(match.phrase().language()).isEqualTo("bb"))
        .satisfies(match -> assertThat(match.languages()).containsExactly("aa", "bb"));
  }

  @Test
  void aPreferredLanguageWinsOverAMoreSpecificPhraseOfAnother() {
    Match match =
        TWO.lexicon(List.of("aa"), Platform.IOS).notice(Plain.of("Ann is left")).orElseThrow();

    assertThat(match.phrase().language()).isEqualTo("aa");
    assertThat(match.foreign()).isFalse();
  }

  @Test
  void aNoticeThatThePreferredLanguageDoesNotKnowIsLookedUpInTheOthers() {
    Lexicon lexicon = TWO.lexicon(List.of("aa"), Platform.ANDROID);
    Match match = lexicon.notice(Plain.of("Ann gruepe")).orElseThrow();

    assertThat(match.phrase().language()).isEqualTo("bb");
    assertThat(match.foreign()).isTrue();
    assertThat(lexicon.tellingNotice(Plain.of("Ann gruepe"))).isEmpty();
    assertThat(lexicon.tellingNotice(Plain.of("Ann joined"))).isPresent();
  }

  @Test
  void aMatchKnowsItsRowAndEveryLanguageThatSharesTheText() {
    Match match = TWO.lexicon(Platform.IOS).notice(Plain.of("Ann joined")).orElseThrow();

    assertThat(match.phrase().row().line()).isEqualTo(4);
    assertThat(match.phrase().row().pattern()).isEqualTo("{1} joined");
    assertThat(match.languages()).containsExactly("aa", "bb");
  }

  @Test
  void aPersonsPhraseOfAnotherLanguageNeedsTheAppsMark() {
    Lexicon lexicon = TWO.lexicon(List.of("aa"), Platform.ANDROID);

    assertThat(lexicon.whole(Plain.of("Deze is weg"), 11)).isEmpty();
    assertThat(lexicon.whole(Plain.of("\u200EDeze is weg"), 11)).isPresent();
    assertThat(lexicon.whole(Plain.of("This message was deleted."), 25)).isPresent();
  }

  @Test
  void phrasesOfTheOtherPlatformAreText() {
    assertThat(TWO.lexicon(Platform.ANDROID).ending(Plain.of("image omitted"), 13)).isEmpty();
    assertThat(TWO.lexicon(Platform.IOS).ending(Plain.of("image omitted"), 13)).isPresent();
    assertThat(TWO.lexicon(Platform.LEGACY).ending(Plain.of("image omitted"), 13)).isPresent();
  }

  @Test
  void filesAreFoundInTheOrderTheyStand() {
    String text = "see <attached: a<b>.jpg> and <c d.pdf eklendi>\n<attached: e.jpg>";
    List<Match> files = TWO.lexicon(Platform.IOS).files(Plain.of(text), text.length());

    assertThat(files.stream().map(match -> match.first().orElseThrow()))
        .containsExactly("a<b", "c d.pdf", "e.jpg");
  }

  @Test
  void aVoteThatSeveralLanguagesShareDecidesNothingBetweenThem() {
    var vote = new Vote();
    Lexicon all = TWO.lexicon(Platform.ANDROID);
    assertThat(vote.language()).isEmpty();

    all.whole(Plain.of("<Media omitted>"), 15).ifPresent(vote::add);
    assertThat(vote.language()).contains("aa");
    assertThat(vote.languages()).containsExactly("aa", "bb");

    all.whole(Plain.of("Deze is weg"), 11).ifPresent(vote::add);
    assertThat(vote.language()).contains("bb");
    assertThat(vote.languages()).containsExactly("bb");
  }

  @Test
  void whatNobodyCanHaveTypedBringsInASecondLanguage() {
    var typed = new Vote();
    var printed = new Vote();
    Lexicon all = TWO.lexicon(Platform.ANDROID);
    for (Vote vote : List.of(typed, printed)) {
      all.notice(Plain.of("Ann added Ben")).ifPresent(vote::add);
      all.notice(Plain.of("Ann added Cat")).ifPresent(vote::add);
    }
    all.whole(Plain.of("Deze is weg"), 11).ifPresent(typed::add);
    all.notice(Plain.of("Ann gruepe")).ifPresent(printed::add);

    assertThat(typed.languages()).containsExactly("aa");
    assertThat(printed.languages()).containsExactly("aa", "bb");
  }

  @Test
  void wordsThatANoticeCouldOpenWithAreTold() {
    assertThat(PHRASES.couldOpenNotice("Ann changed the subject to \"A")).isTrue();
    assertThat(PHRASES.couldOpenNotice("Ann Lee")).isFalse();
    assertThat(PHRASES.couldOpenNotice("")).isFalse();
  }

  private static String kind(Lexicon lexicon, String text) {
    return lexicon.notice(Plain.of(text)).orElseThrow().phrase().kind();
  }
}
