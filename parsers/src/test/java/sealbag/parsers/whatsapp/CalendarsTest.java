package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.time.temporal.JulianFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sealbag.parsers.chat.Chat.Calendar;
import sealbag.parsers.chat.Chat.Certainty;
import sealbag.parsers.chat.DateOrder;

class CalendarsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "23/03/2565, 13:31 - |BUDDHIST|2022-03-23",
        "23/3/65, 13:31 - |BUDDHIST|2022-03-23",
        "23/3/2565 BE, 13:31 - |BUDDHIST|2022-03-23",
        "۱۴۰۱/۱/۱۳، ۱۳:۳۱ - |PERSIAN|2022-04-02",
        "۱۴۰۳/۱۲/۳۰، ۱۳:۳۱ - |PERSIAN|2025-03-20",
        "1402/12/29, 13:31 - |PERSIAN|2024-03-19",
        "[12/29/1402 AP, 13:31:00] |PERSIAN|2024-03-19",
        "29/12/1402, 13:31 - |PERSIAN|2024-03-19",
        "١٥‏/٩‏/١٤٤٥ هـ, 13:31 - |HIJRI|2024-03-25",
        "29/8/1445, 13:31 - |HIJRI|2024-03-10",
        "R4/3/18 13:31 - |JAPANESE|2022-03-18",
        "[3/18/R4, 13:31:00] |JAPANESE|2022-03-18",
        "[3/18/4 R, 13:31:00] |JAPANESE|2022-03-18",
        "[18/3/4 Reiwa, 13:31:00] |JAPANESE|2022-03-18",
        "H31/4/30 13:31 - |JAPANESE|2019-04-30",
        "令和6年3月8日 13:31 - |JAPANESE|2024-03-08",
        "令和元年5月1日 13:31 - |JAPANESE|2019-05-01",
        "令和6/3/8 13:31 - |JAPANESE|2024-03-08",
        "2024年3月8日 13:31 - |GREGORIAN|2024-03-08",
        "2024년 3월 8일 13:31 - |GREGORIAN|2024-03-08",
        "[2024年3月8日 13时31分00秒] |GREGORIAN|2024-03-08",
      })
  void aYearTellsItsCalendar(String header, Calendar calendar, String date) {
    Parsed parsed = Parsed.lines(header.strip() + " Ann: x");

    assertThat(parsed.times()).containsExactly(date + "T13:31");
    assertThat(parsed.chat().calendar()).isEqualTo(calendar);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1402/12/30, 13:31 - ",
        "1402/7/31, 13:31 - ",
        "30/8/1446, 13:31 - ",
        "R1/4/30 13:31 - ",
        "H31/5/1 13:31 - ",
        "R30/5/1 13:31 - ",
        "113/3/8 13:31 - ",
        "5784/3/8 13:31 - ",
      })
  void aDayThatItsCalendarDoesNotHaveIsImpossible(String header) {
    Parsed parsed = Parsed.lines(header.strip() + " Ann: x");

    assertThat(parsed.times()).containsExactly("-");
    assertThat(parsed.warnings()).containsExactly("IMPOSSIBLE_DATE@1");
  }

  @Test
  void anEraBeforeTheYearProvesWhereTheYearStands() {
    Parsed parsed = Parsed.lines("R4/3/8 13:31 - Ann: x");

    assertThat(parsed.chat().dateOrder()).isEqualTo(DateOrder.YMD);
    assertThat(parsed.chat().dateOrderCertainty()).isEqualTo(Certainty.PROVED);
  }

  @Test
  void theCalendarIsThatOfMostRecords() {
    Parsed parsed =
        Parsed.lines(
            "23/03/2022, 13:31 - Ann: x",
            "23/03/2565, 13:32 - Ann: y",
            "24/03/2565, 13:33 - Ann: z");

    assertThat(parsed.chat().calendar()).isEqualTo(Calendar.BUDDHIST);
    assertThat(parsed.times().getFirst()).isEqualTo("2022-03-23T13:31");
  }

  @Test
  void hijriDatesAreThoseOfUmmAlQura() {
    for (LocalDate day = LocalDate.of(2009, 1, 1); day.getYear() < 2045; day = day.plusDays(1)) {
      HijrahDate hijri = HijrahDate.from(day);

      assertThat(
              HijriCalendar.toGregorian(
                  hijri.get(ChronoField.YEAR),
                  hijri.get(ChronoField.MONTH_OF_YEAR),
                  hijri.get(ChronoField.DAY_OF_MONTH)))
          .isEqualTo(Stamps.number(day));
    }
  }

  /// Nowruz as observed in Iran; its day in March.
  @ParameterizedTest
  @CsvSource({
    "1388,21", "1391,20", "1392,21", "1395,20", "1396,21", "1399,20", "1400,21", "1403,20",
    "1404,21", "1408,20", "1409,21", "1412,20", "1413,21", "1416,20", "1417,21", "1420,20"
  })
  void persianYearsBeginAtTheEquinox(int year, int day) {
    int march = (year + 621) * 10_000 + 300 + day;

    assertThat(PersianCalendar.toGregorian(year, 1, 1)).isEqualTo(march);
  }

  @Test
  void persianDaysFollowOneAnother() {
    long last = Stamps.day(PersianCalendar.toGregorian(1388, 1, 1)).toEpochDay() - 1;
    for (int year = 1388; year <= 1422; year++) {
      for (int month = 1; month <= 12; month++) {
        for (int day = 1; day <= 31; day++) {
          int date = PersianCalendar.toGregorian(year, month, day);
          if (date != 0) {
            long epochDay = Stamps.day(date).getLong(JulianFields.MODIFIED_JULIAN_DAY) - 40_587;
            assertThat(epochDay).isEqualTo(++last);
          }
        }
      }
    }
  }
}
