package sealbag.uploaders.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final long MIB = 1 << 20;

  /// 27 November 2026 is a Friday.
  private static ZonedDateTime at(String time) {
    return LocalDateTime.parse(time).atZone(LONDON);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T07:59, 0",
    "2026-11-27T08:00, 2",
    "2026-11-27T17:59, 2",
    "2026-11-27T18:00, 0",
    "2026-11-28T12:00, 4",
    "2026-11-30T12:00, 2"
  })
  void theFirstEntryThatHoldsDecides(String time, long mebibytes) {
    Timetable table =
        Timetable.of("Mon-Fri 08:00-18:00 2MiB/s, 09:00-17:00 4 MiB/s, otherwise unlimited")
            .orElseThrow();

    assertThat(table.rate(at(time))).isEqualTo(mebibytes * MIB);
    assertThat(table.slowest()).isEqualTo(2 * MIB);
  }

  @Test
  void oneRateHoldsAlwaysAndNoneIsNoLimit() {
    assertThat(Timetable.of("512KiB/s").orElseThrow().rate(at("2026-11-27T03:00")))
        .isEqualTo(512 << 10);
    assertThat(Timetable.of("").orElseThrow().isEverLimited()).isFalse();
    assertThat(Timetable.of("unlimited").orElseThrow().isEverLimited()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fast", "2MB/s", "1KiB/s", "08:00-08:00 2MiB/s", "25:00-26:00 2MiB/s",
        "Foo 08:00-09:00 2MiB/s", "08:00-18:00", "8:00-18:00 2MiB/s", "2MiB/s,,", "-1MiB/s"
      })
  void whatIsOfNoSuchFormIsRefused(String text) {
    assertThat(Timetable.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T18:59, false",
    "2026-11-27T19:00, true",
    "2026-11-28T05:59, true",
    "2026-11-28T06:00, false",
    "2026-11-28T19:00, false",
    "2026-11-29T01:00, false",
    "2026-11-30T01:00, false"
  })
  void hoursThatPassMidnightBelongToTheDayOnWhichTheyBegin(String time, boolean inside) {
    Hours nights = Hours.of("Mon-Fri 19:00-06:00").orElseThrow();

    assertThat(nights.contains(at(time))).isEqualTo(inside);
  }

  @Test
  void daysMayPassTheEndOfTheWeek() {
    Hours weekend = Hours.of("Sat-Mon 00:00-24:00").orElseThrow();

    assertThat(weekend.contains(at("2026-11-28T00:00"))).isTrue();
    assertThat(weekend.contains(at("2026-11-30T23:59"))).isTrue();
    assertThat(weekend.contains(at("2026-12-01T00:00"))).isFalse();
  }

  @Test
  void theNextStartIsTheNearestAndKnowsOfSummerTime() {
    List<Hours> hours =
        List.of(
            Hours.of("Sun 01:30-03:00").orElseThrow(), Hours.of("Mon 02:00-03:00").orElseThrow());

    // clocks go forward from 01:00 to 02:00 on 28 March 2027
    assertThat(Hours.nextStart(hours, at("2027-03-27T12:00"))).isEqualTo(at("2027-03-28T02:30"));
    assertThat(Hours.nextStart(hours, at("2027-03-28T02:30"))).isEqualTo(at("2027-03-29T02:00"));
  }
}
