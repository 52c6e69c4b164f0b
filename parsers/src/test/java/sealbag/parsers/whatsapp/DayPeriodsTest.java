package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sealbag.parsers.chat.Chat.Clock;
import sealbag.parsers.chat.Warning.Kind;

class DayPeriodsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024/1/15 凌晨12:30|00:30",
        "2024/1/15 凌晨3:30|03:30",
        "2024/1/15 早上8:30|08:30",
        "2024/1/15 中午11:45|11:45",
        "2024/1/15 中午12:45|12:45",
        "2024/1/15 中午1:15|13:15",
        "2024/1/15 下午5:15|17:15",
        "2024/1/15 晚上9:15|21:15",
        "15/1/2024, 9:15 de la noche|21:15",
        "15/1/2024, 9:15 de la mañana|09:15",
        "15/1/2024, 9:15 de la man\u0303ana|09:15",
        "15/1/2024, 12:00 m.|-",
        "15.1.2024 klo 9.15 ip.|-",
        "15.1.2024 klo 9.15 ap.|09:15",
        "15/1/2024, 9:15 אחה״צ|21:15",
        "15/1/2024, 9:15 N’abali|21:15",
        "15/1/2024, 9:15 yɛgɛ|-",
        "2024/1/15 晚上12:30|-",
      })
  void aPartOfTheDayIsReadWhereItLeavesOneHour(String stamp, String time) {
    Parsed parsed = Parsed.lines(stamp + " - Ann: x");

    boolean known = !time.equals("-");
    assertThat(parsed.times()).containsExactly(known ? "2024-01-15T" + time : "-");
    assertThat(parsed.last().flags().contains(Kind.UNKNOWN_DAY_PERIOD)).isEqualTo(!known);
  }

  @Test
  void theOtherWordOfAPairTellsWhatAnAmbiguousWordMeans() {
    Parsed finnish = Parsed.lines("15.1.2024 9.15 ap. - Ann: x", "15.1.2024 9.15 ip. - Ann: y");
    Parsed sami = Parsed.lines("15.1.2024 9.15 ip. - Ann: x", "15.1.2024 9.15 ep. - Ann: y");

    assertThat(finnish.times()).containsExactly("2024-01-15T09:15", "2024-01-15T21:15");
    assertThat(sami.times()).containsExactly("2024-01-15T09:15", "2024-01-15T21:15");
  }

  @Test
  void anUnknownWordBeforeTheTimeIsNoReasonToLoseARecord() {
    Parsed parsed =
        Parsed.lines(
            "[15.1.2024 zzum 21:15:00] Ann: x",
            "[15.1.2024 zzum 9:15:00] Ann: y",
            "[15.1.2024 zzum 20:15:00] Ann: z");

    assertThat(parsed.times())
        .containsExactly("2024-01-15T21:15", "2024-01-15T09:15", "2024-01-15T20:15");
    assertThat(parsed.chat().clock()).isEqualTo(Clock.TWENTY_FOUR_HOURS);
  }

  @Test
  void unknownWordsInsideBracketsAreNoReasonToLoseARecord() {
    Parsed parsed = Parsed.lines("[15.1.2024 9:15:00 o’zz um qar] Ann: x");

    assertThat(parsed.senders()).containsExactly("Ann");
    assertThat(parsed.warnings()).containsExactly("UNKNOWN_DAY_PERIOD@1");
  }

  @Test
  void anUnknownWordBeforeAnHourUpToTwelveIsNotGuessed() {
    Parsed parsed =
        Parsed.lines("[15.1.2024 zzum 9:15:00] Ann: x", "[15.1.2024 qq 9:15:00] Ann: y");

    assertThat(parsed.times()).containsExactly("-", "-");
    assertThat(parsed.warnings()).containsExactly("UNKNOWN_DAY_PERIOD@1", "UNKNOWN_DAY_PERIOD@2");
  }

  @Test
  void noWordWithoutMeaningIsTheNameOfAPartOfTheDay() {
    HeaderWords words = HeaderWords.load();
    List<String> both = new ArrayList<>();
    for (String[] row : Table.rows("header-words.tsv", 2)) {
      if (row[0].equals("glue") || row[0].endsWith("-end")) {
        var in = new Cursor();
        byte[] word = row[1].getBytes(StandardCharsets.UTF_8);
        in.over(word, 0, word.length);
        if (words.period(in) != null && in.atEnd()) {
          both.add(row[1]);
        }
      }
    }

    assertThat(both).isEmpty();
  }
}
