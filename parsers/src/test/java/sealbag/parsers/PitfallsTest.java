package sealbag.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The traps that parsers of these exports are known to fall into, one test each. The cases of trap
/// 7 are the folders `fixtures/exports/pitfalls/07-…`, `07b-…` and so on.
class PitfallsTest {

  private static List<GoldenCase> cases(int number) throws IOException {
    String wanted = "pitfalls/%02d[a-z]?-.*".formatted(number);
    return GoldenCase.below("pitfalls").stream().filter(one -> one.name().matches(wanted)).toList();
  }

  private static void pitfall(int number) throws IOException {
    List<GoldenCase> cases = cases(number);
    assertThat(cases).isNotEmpty();
    for (GoldenCase one : cases) {
      one.check();
    }
  }

  @Test
  void blanksOfAnyWidthMayStandBeforeAmAndPm() throws IOException {
    pitfall(1);
  }

  @Test
  void dayPeriodsOfManyLanguagesStandBeforeOrAfterTheTime() throws IOException {
    pitfall(2);
  }

  @Test
  void aMarkBeforeTheHeaderBeginsARecordAllTheSame() throws IOException {
    pitfall(3);
  }

  @Test
  void byteOrderMarksAnywhereLoseNoRecord() throws IOException {
    pitfall(4);
  }

  @Test
  void glueWordsAndDottedTimesAreRead() throws IOException {
    pitfall(5);
  }

  @Test
  void digitsOfOtherScriptsAreRead() throws IOException {
    pitfall(6);
  }

  @Test
  void aPastedChatMakesNoRecordsByFalseAuthorsInSilence() throws IOException {
    pitfall(7);
  }

  @Test
  void logLinesInABodyDoNotSplitIt() throws IOException {
    pitfall(8);
  }

  @Test
  void aTimeBeforeTheDateIsRead() throws IOException {
    pitfall(9);
  }

  @Test
  void aNameWithoutABodyIsAnEmptyRecord() throws IOException {
    pitfall(10);
  }

  @Test
  void placeholdersForWithheldBodiesAreEmptyRecords() throws IOException {
    pitfall(11);
  }

  @Test
  void colonsAndDashesInNamesDoNotCutThem() throws IOException {
    pitfall(12);
  }

  @Test
  void unsavedNamesAndMarkedNumbersAreNotCountedTwice() throws IOException {
    pitfall(13);
  }

  @Test
  void aGroupTitleThatHeadsNoticesIsNoParticipant() throws IOException {
    pitfall(14);
  }

  @Test
  void textBeforeTheFirstRecordIsKeptAndReported() throws IOException {
    pitfall(15);
  }

  @Test
  void captionsAndAlbumsBelongToOneRecord() throws IOException {
    pitfall(16);
  }

  @Test
  void typedMarkersAreToldFromThoseOfTheApp() throws IOException {
    pitfall(17);
  }

  @Test
  void filesAreMatchedInOtherCodePointsAndLetterCaseAndNothingElse() throws IOException {
    pitfall(18);
  }

  @Test
  void nothingIsSortedAndNoRepeatIsDropped() throws IOException {
    pitfall(19);
  }

  @Test
  void onlyLineFeedsEndLines() throws IOException {
    pitfall(20);
  }

  @Test
  void eachFileHasADateOrderOfItsOwn() throws IOException {
    pitfall(21);

    List<List<String>> times = new ArrayList<>();
    for (GoldenCase one : cases(21)) {
      List<String> ofOne = new ArrayList<>();
      one.truth()
          .at("/chats/0/records")
          .forEach(record -> ofOne.add(record.get("timestamp").asString()));
      times.add(ofOne);
    }
    assertThat(times).hasSize(2);
    assertThat(times.getFirst()).isEqualTo(times.getLast());
  }

  @Test
  void aYearThatStandsFirstIsNeverSwapped() throws IOException {
    pitfall(22);
  }

  @Test
  void impossibleDatesNeverRollOver() throws IOException {
    pitfall(23);
  }

  @Test
  void oneDateOrderHoldsForTheWholeFile() throws IOException {
    pitfall(24);
  }

  @Test
  void anUndecidableOrderAndAMissingYearAreSaid() throws IOException {
    pitfall(25);
  }

  @Test
  void aColonWithoutABlankIsNoNameInSilence() throws IOException {
    pitfall(26);
  }

  @Test
  void veryLongLinesAreReadInOnePass() throws IOException {
    pitfall(27);
  }

  @Test
  void emojiStayWholeAndBrokenBytesAreReported() throws IOException {
    pitfall(28);
  }

  @Test
  void letterCaseIsComparedWithoutRegardToTheLocale() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      pitfall(29);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void timersInLocalDigitsAreRead() throws IOException {
    pitfall(30);
  }

  @Test
  void theOpeningNoticeMayBeLateOrMissing() throws IOException {
    pitfall(31);
  }

  @Test
  void phrasesOfTwoLanguagesInOneFileAreBothKnown() throws IOException {
    pitfall(32);
  }

  @Test
  void aViewOnceItemThatLooksOmittedIsCalledOmitted() throws IOException {
    pitfall(33);
  }

  @Test
  void omittedMediaBesideFilesAreOmitted() throws IOException {
    pitfall(34);
  }

  @Test
  void theHourAfterMidnightAndDottedDatesWithPmAreRead() throws IOException {
    pitfall(35);
  }
}
