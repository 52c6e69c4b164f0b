package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sealbag.parsers.chat.Chat.Calendar;
import sealbag.parsers.chat.Chat.Certainty;
import sealbag.parsers.chat.DateOrder;
import sealbag.parsers.chat.Warning.Kind;

class DateOrderTest {

  @Test
  void oneImpossibleDateProvesTheOrderOfTheWholeFile() {
    Parsed parsed =
        Parsed.lines(
            "01/02/2022, 10:00 - Ann: a",
            "02/02/2022, 10:00 - Ben: b",
            "13/02/2022, 10:00 - Ann: c");

    expect(parsed, DateOrder.DMY, Certainty.PROVED, "line 3: day 13");
    assertThat(parsed.times().getFirst()).isEqualTo("2022-02-01T10:00");
  }

  @Test
  void anImpossibleDateOnTheLastLineOfALongFileStillCounts() {
    var text = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      text.append("3/4/22, 10:00 PM - Ann: a\n");
    }
    Parsed parsed = Parsed.text(text + "3/25/22, 10:00 PM - Ann: z\n");

    expect(parsed, DateOrder.MDY, Certainty.PROVED, "line 3001: day 25");
  }

  @Test
  void whereEveryOrderMakesImpossibleDatesTheFewestWin() {
    Parsed parsed =
        Parsed.lines(
            "13/02/2022, 10:00 - Ann: a",
            "14/02/2022, 10:00 - Ben: b",
            "02/15/2022, 10:00 - Ann: c");

    assertThat(parsed.chat().dateOrder()).isEqualTo(DateOrder.DMY);
    assertThat(parsed.chat().dateOrderCertainty()).isEqualTo(Certainty.INFERRED);
    assertThat(parsed.chat().dateOrderProof()).startsWith("line 3: ");
    assertThat(parsed.record(3).flags()).contains(Kind.IMPOSSIBLE_DATE);
  }

  @Test
  void attachmentNamesDecideBeforeTheOrderOfRecords() {
    Parsed parsed =
        Parsed.lines(
            "05/04/2022, 10:00 - Ann: a",
            "04/05/2022, 10:00 - Ann: IMG-20220504-WA0001.jpg (file attached)",
            "03/06/2022, 10:00 - Ann: c");

    expect(parsed, DateOrder.DMY, Certainty.INFERRED, "line 2: date in the attachment's name");
  }

  @Test
  void stampsInNamesOfIosAttachmentsDecide() {
    Parsed parsed =
        Parsed.lines(
            "[3/4/22, 14:56:01] Ann: a",
            "\u200E[3/5/22, 14:56:01] Ann: \u200E<attached: 00000007-PHOTO-2022-03-05-14-56-00.jpg>");

    expect(parsed, DateOrder.MDY, Certainty.INFERRED, "line 2: date in the attachment's name");
  }

  @Test
  void theOrderOfRecordsDecidesWhereOneReadingRunsBack() {
    Parsed parsed =
        Parsed.lines(
            "01/02/2022, 10:00 - Ann: a",
            "05/02/2022, 10:00 - Ben: b",
            "02/03/2022, 10:00 - Ann: c");

    assertThat(parsed.chat().dateOrder()).isEqualTo(DateOrder.DMY);
    assertThat(parsed.chat().dateOrderCertainty()).isEqualTo(Certainty.INFERRED);
    assertThat(parsed.chat().dateOrderProof()).startsWith("line 3: ");
  }

  @Test
  void dotsAreNeverMonthFirst() {
    Parsed parsed = Parsed.lines("01.02.22, 10:00 - Ann: a", "02.02.22, 10:00 - Ben: b");

    assertThat(parsed.chat().dateOrder()).isEqualTo(DateOrder.DMY);
    assertThat(parsed.chat().dateOrderCertainty()).isEqualTo(Certainty.INFERRED);
  }

  @Test
  void anAmericanShapeIsAssumedMonthFirstAndSaysSo() {
    Parsed parsed = Parsed.lines("1/2/22, 7:02\u202FPM - Ann: a", "1/3/22, 7:02\u202FPM - Ben: b");

    assertThat(parsed.chat().dateOrder()).isEqualTo(DateOrder.MDY);
    assertThat(parsed.chat().dateOrderCertainty()).isEqualTo(Certainty.ASSUMED);
    assertThat(parsed.warns(Kind.AMBIGUOUS_DATE_ORDER)).isTrue();
    assertThat(parsed.record(1).flags()).isEmpty();
  }

  @Test
  void aFourDigitYearThatFitsTwoOrdersIsAssumedDayFirst() {
    Parsed parsed = Parsed.lines("01/02/2022, 10:00 - Ann: a", "02/02/2022, 10:00 - Ben: b");

    assertThat(parsed.chat().dateOrder()).isEqualTo(DateOrder.DMY);
    assertThat(parsed.chat().dateOrderCertainty()).isEqualTo(Certainty.ASSUMED);
  }

  @Test
  void datesThatNoOrderMakesAreNotSaidToFitTwo() {
    Parsed parsed = Parsed.lines("14/13/2023, 10:00 - Ann: a", "02/03/2023, 10:00 - Ben: b");

    assertThat(parsed.chat().dateOrderCertainty()).isEqualTo(Certainty.ASSUMED);
    assertThat(parsed.chat().dateOrderProof())
        .startsWith("two orders each leave 1 of 2 stamps without a date; ");
  }

  @Test
  void aTwoDigitYearMayStandFirstWhereSomeRegionPrintsItThere() {
    Parsed parsed = Parsed.lines("15/1/20, 10:00 - Ann: a", "15/1/21, 10:00 - Ben: b");

    assertThat(parsed.chat().dateOrderCertainty()).isEqualTo(Certainty.ASSUMED);
  }

  @Test
  void aTwoDigitYearDoesNotStandFirstWhereNoRegionPrintsItThere() {
    Parsed parsed = Parsed.lines("15-01-20, 10:00 - Ann: a", "15-01-21, 10:00 - Ben: b");

    expect(parsed, DateOrder.DMY, Certainty.PROVED, "line 1: day 15");
  }

  @Test
  void aTwoDigitYearStandsFirstWhereNothingElseFitsTheWholeFile() {
    Parsed parsed = Parsed.lines("15-01-28, 10:00 - Ann: a", "15-02-03, 10:00 - Ben: b");

    expect(
        parsed,
        DateOrder.YMD,
        Certainty.INFERRED,
        "line 1: only with the year first do all dates exist and none runs back in time");
    assertThat(parsed.times()).containsExactly("2015-01-28T10:00", "2015-02-03T10:00");
  }

  @Test
  void aGivenOrderIsTakenEvenAgainstTheText() {
    Parsed parsed =
        Parsed.given(DateOrder.MDY, "01/02/2022, 10:00 - Ann: a", "13/02/2022, 10:00 - Ann: b");

    expect(parsed, DateOrder.MDY, Certainty.GIVEN, "given by --date-order");
    assertThat(parsed.times()).containsExactly("2022-01-02T10:00", "-");
  }

  @Test
  void buddhistYearsAreReadAsGregorianTimes() {
    Parsed parsed = Parsed.lines("13/2/2565 10:00 - Ann: a");

    assertThat(parsed.chat().calendar()).isEqualTo(Calendar.BUDDHIST);
    assertThat(parsed.times()).containsExactly("2022-02-13T10:00");
  }

  private static void expect(Parsed parsed, DateOrder order, Certainty certainty, String proof) {
    assertThat(parsed.chat().dateOrder()).isEqualTo(order);
    assertThat(parsed.chat().dateOrderCertainty()).isEqualTo(certainty);
    assertThat(parsed.chat().dateOrderProof()).isEqualTo(proof);
  }
}
