package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sealbag.parsers.chat.Chat.Clock;
import sealbag.parsers.chat.Chat.Platform;
import sealbag.parsers.chat.Warning;

class HeadersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "23/03/2022, 13:31 - |2022-03-23T13:31",
        "1/14/23, 7:02\u202FPM - |2023-01-14T19:02",
        "1/14/23, 7:02\u00A0PM - |2023-01-14T19:02",
        "1/14/23, 7:02\u2009pm - |2023-01-14T19:02",
        "1/14/23, 7:02pm - |2023-01-14T19:02",
        "2023-12-20, 5:46 p.m. - |2023-12-20T17:46",
        "2023/12/20, 5:46 pm - |2023-12-20T17:46",
        "2024/12/01, 10:04\u202Fpm - |2024-12-01T22:04",
        "29.01.18, 12:24 - |2018-01-29T12:24",
        "23.03.22 13:31 - |2022-03-23T13:31",
        "18.3.2024 klo 15.04 - |2024-03-18T15:04",
        "28.05.18 à 18:00 - |2018-05-28T18:00",
        "28/05/2018 at 18:00 - |2018-05-28T18:00",
        "28/3/2025, 9:29\u202Fp.\u00A0m. - |2025-03-28T21:29",
        "28/3/2025 0:08 a. m. - |2025-03-28T00:08",
        "26-04-2022 12:11 - |2022-04-26T12:11",
        "30/08/25 18.00 - |2025-08-30T18:00",
        "13. 6. 2018. 14:00 - |2018-06-13T14:00",
        "2024. 03. 28. 14:00 - |2024-03-28T14:00",
        "2022-03-23 14 h 30 - |2022-03-23T14:30",
        "[3/18/22, 14:56:01] |2022-03-18T14:56:01",
        "[13.06.2023, 18:08:08] |2023-06-13T18:08:08",
        "[5.05.2017 18:01:12] |2017-05-05T18:01:12",
        "[12.3.2022 klo 14.08.18] |2022-03-12T14:08:18",
        "[25/09/20 10:27:18 a.m.] |2020-09-25T10:27:18",
        "[31/12/2019, 2:14:40 a.m.] |2019-12-31T02:14:40",
        "[2026/7/9 02:28:09] |2026-07-09T02:28:09",
        "[14:56:01, 3/18/22] |2022-03-18T14:56:01",
        "[2:56:01 PM, 3/18/22] |2022-03-18T14:56:01",
        "[2022-03-23 14 h 30 min 05 s] |2022-03-23T14:30:05",
        "[23/03/2022, PM 2:30:05] |2022-03-23T14:30:05",
        "6/23/17, 12:29:34 PM: |2017-06-23T12:29:34",
        "2016-06-27, 8:04:08 AM: |2016-06-27T08:04:08",
        "19/12/2012 17:03:48: |2012-12-19T17:03:48",
        "22-12-18 22:55:45 |2018-12-22T22:55:45",
        "18.03.22 - 14:00; |2022-03-18T14:00",
        "\u200E[\u200F18\u200F/3\u200F/2022, 14:56:01] |2022-03-18T14:56:01",
        "[\uFEFF29.01.18, 12:24:00] |2018-01-29T12:24",
        "23/03/2565, 13:31 - |2022-03-23T13:31",
        "23/03/22, 13:31 PM - |2022-03-23T13:31",
        "1/4/23, 7:02\u202FPM - |2023-01-04T19:02",
        "02.05.18 à 18:00 - |2018-05-02T18:00",
        "12/07/2017 à 22:35 - |2017-07-12T22:35",
        "8.3.2024 klo 15.04 - |2024-03-08T15:04",
        "8.3.2024 15.04 - |2024-03-08T15:04",
        "23.03.2022, 13:31 - |2022-03-23T13:31",
        "20/6/2017 8:28 p.\u00A0m. - |2017-06-20T20:28",
        "۲۰۲۱/۵/۳۰، ۱۸:۴۴ - |2021-05-30T18:44",
        "۲۰۲۱/۵/۳۰،\u200F ۱۸:۴۴ - |2021-05-30T18:44",
        "[07.03.26, 21:22:39] |2026-03-07T21:22:39",
        "[23.09.2016 17:00:28] |2016-09-23T17:00:28",
        "[29/9/20 10:13:49] |2020-09-29T10:13:49",
        "[05.08.23, 5:52:02 PM] |2023-08-05T17:52:02",
        "[١٨\u200F/٣\u200F/٢٠٢٢، ٢:٥٦:٠٠\u00A0م] |2022-03-18T14:56",
        "[\u200F18\u200F/3\u200F/2022، 14:56:01] |2022-03-18T14:56:01",
        "09/12/2012 17:03:48: |2012-12-09T17:03:48",
        "2024年1月15日 上午9:30 - |2024-01-15T09:30",
        "2024年1月15日上午9:30 - |2024-01-15T09:30",
        "2024. 1. 15. 오전 9:30 - |2024-01-15T09:30",
        "24. 1. 15. 오후 9:30 - |2024-01-15T21:30",
        "2024/1/15 午後0:30 - |2024-01-15T12:30",
        "𞥒𞥐/𞥑/𞥒𞥐𞥒𞥔 𞥙:𞥓𞥐 𞤀𞤎 - |2024-01-20T09:30",
        "𑄸𑄶/𑄷/𑄸𑄶𑄸𑄺 𑄿:𑄹𑄶 - |2024-01-20T09:30",
        "᱒᱐/᱑/᱒᱐᱒᱔ ᱙:᱓᱐ ᱧᱤᱫᱟᱹ - |2024-01-20T21:30",
        "၂၀-၀၁-၂၄ ည ၂၁:၃၀ - |2024-01-20T21:30",
        "२०/१/२०२४, ९:३० - |2024-01-20T09:30",
        "২০/১/২০২৪, ৯:৩০ PM - |2024-01-20T21:30",
        "15.01.24 г., 9:30 ч. - |2024-01-15T09:30",
        "15.1.24 9:30 hodź. - |2024-01-15T09:30",
        "15/1/2024 9:5 - |2024-01-15T09:05",
        "15/01 2024 09:05 - |2024-01-15T09:05",
        "15-01-2024 - 09:05 - |2024-01-15T09:05",
        "ɣetrɔ ga 3:04 3/18/24 - |2024-03-18T15:04",
        "2024-01-15 ཆུ་ཚོད་ 3 སྐར་མ་ 04 ཕྱི་ཆ་ - |2024-01-15T15:04",
      })
  void everyHeaderShapeIsRead(String header, String time) {
    Parsed parsed =
        Parsed.text(header + " Ann Lee: Hello\n".substring(header.endsWith(" ") ? 1 : 0));

    assertThat(parsed.times()).containsExactly(time);
    assertThat(parsed.senders()).containsExactly("Ann Lee");
    assertThat(parsed.texts()).containsExactly("Hello");
  }

  @Test
  void theStampIsKeptAsPrintedWithTheMarksInsideIt() {
    Parsed parsed =
        Parsed.text("\u200E[\u200E18\u200F/3\u200F/2022, 2:56:01\u202FPM\u200E] Ann: x");

    assertThat(parsed.last().timestampText().toString())
        .isEqualTo("18\u200F/3\u200F/2022, 2:56:01\u202FPM");
    assertThat(parsed.chat().platform()).isEqualTo(Platform.IOS);
    assertThat(parsed.chat().clock()).isEqualTo(Clock.TWELVE_HOURS);
  }

  @Test
  void aNameAfterABareStampIsNotTakenForAPartOfTheDay() {
    Parsed parsed =
        Parsed.lines(
            "22-12-18 9:55:45 Sub Zero: a",
            "22-12-18 21:55:45 An Lee: b",
            "22-12-18 22:55:45 H. Ford: c");

    assertThat(parsed.senders()).containsExactly("Sub Zero", "An Lee", "H. Ford");
    assertThat(parsed.times())
        .containsExactly("2018-12-22T09:55:45", "2018-12-22T21:55:45", "2018-12-22T22:55:45");
  }

  @Test
  void aWordThatIsNotKnownOpensNoStamp() {
    assertThat(Parsed.lines("zz1:30, 3/14/22 - Ann: x").isChat()).isFalse();
  }

  @Test
  void aLogFileIsNoChat() {
    Parsed parsed =
        Parsed.lines(
            "2024-01-15 10:30:00 INFO main: started",
            "2024-01-15 10:30:01 INFO main: ready",
            "2024-01-15 10:30:02 ERROR disk: full");

    assertThat(parsed.isChat()).isFalse();
  }

  @Test
  void aStampWithoutYearGetsNone() {
    Parsed parsed = Parsed.lines("10:35 PM, 07 20 - Ann: Hello", "10:36 PM, 07 20 - Ben: Hi");

    assertThat(parsed.times()).containsExactly("-", "-");
    assertThat(parsed.warnings()).containsExactly("YEAR_MISSING@1", "YEAR_MISSING@2");
    assertThat(parsed.chat().firstTimestamp()).isEmpty();
  }

  @Test
  void anUnknownDayPeriodIsNeverGuessed() {
    Parsed parsed =
        Parsed.lines("25/03/2022, 1:31 qx - Ann: Hello", "25/03/2022, 1:32 PM - Ann: Hi");

    assertThat(parsed.times()).containsExactly("-", "2022-03-25T13:32");
    assertThat(parsed.record(1).flags()).containsExactly(Warning.Kind.UNKNOWN_DAY_PERIOD);
  }

  @Test
  void anImpossibleDateIsKeptWithoutTimeAndNeverRollsOver() {
    Parsed parsed =
        Parsed.lines(
            "25/02/2022, 13:31 - Ann: a",
            "31/02/2022, 13:31 - Ann: b",
            "01/03/2022, 25:61 - Ann: c");

    assertThat(parsed.times()).containsExactly("2022-02-25T13:31", "-", "-");
    assertThat(parsed.warnings()).containsExactly("IMPOSSIBLE_DATE@2", "IMPOSSIBLE_DATE@3");
  }

  @Test
  void aYearFirstIsNeverSwapped() {
    Parsed parsed = Parsed.lines("2024/12/01, 10:04 - Ann: a", "2024/12/02, 10:04 - Ben: b");

    assertThat(parsed.times()).containsExactly("2024-12-01T10:04", "2024-12-02T10:04");
    assertThat(parsed.chat().dateOrderProof()).isEqualTo("line 1: year first");
  }

  @Test
  void aByteOrderMarkAtTheStartIsPreambleAndOneInAHeaderIsFlagged() {
    Parsed parsed =
        Parsed.text("\uFEFF29/01/2018, 12:24 - Ann: a\n\uFEFF29/01/2018, 12:25 - Ann: b\n");

    assertThat(parsed.end().preambleBytes()).isEqualTo(3);
    assertThat(parsed.record(1).byteStart()).isEqualTo(3);
    assertThat(parsed.warnings())
        .containsExactlyInAnyOrder("BYTE_ORDER_MARK@1", "BYTE_ORDER_MARK@2");
    assertThat(parsed.record(1).flags()).isEmpty();
  }
}
