package sealbag.uploaders.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/// On a clock that only moves while somebody waits.
class PaceTest {
  private static final Instant NIGHT = Instant.parse("2026-11-27T07:59:58Z");
  private static final int MIB = 1 << 20;

  private long nanos;

  private Pace pace(String timetable) {
    return new Pace(
        Timetable.of(timetable).orElseThrow(),
        () -> NIGHT.plusNanos(nanos),
        ZoneOffset.UTC,
        () -> nanos,
        pause -> nanos += Math.max(0, pause.toNanos()));
  }

  private Duration passed() {
    return Duration.ofNanos(nanos);
  }

  @Test
  void bytesTakeAsLongAsTheRateSaysAndStayTheSame() throws Exception {
    byte[] bytes = new byte[3 * MIB];
    bytes[MIB] = 7;

    byte[] read = pace("1MiB/s").slowed(new ByteArrayInputStream(bytes)).readAllBytes();

    assertThat(read).isEqualTo(bytes);
    assertThat(passed()).isBetween(Duration.ofMillis(2990), Duration.ofMillis(3010));
  }

  @Test
  void severalStreamsShareTheRate() throws Exception {
    Pace pace = pace("1MiB/s");
    InputStream first = pace.slowed(new ByteArrayInputStream(new byte[MIB]));
    InputStream second = pace.slowed(new ByteArrayInputStream(new byte[MIB]));

    byte[] buffer = new byte[1 << 16];
    int left = 2;
    while (left > 0) {
      left = (first.read(buffer) < 0 ? 0 : 1) + (second.read(buffer) < 0 ? 0 : 1);
    }

    assertThat(passed()).isBetween(Duration.ofMillis(1990), Duration.ofMillis(2010));
  }

  @Test
  void theRateChangesInTheMiddleOfAStream() throws Exception {
    pace("08:00-18:00 1MiB/s, otherwise 4MiB/s")
        .slowed(new ByteArrayInputStream(new byte[10 * MIB]))
        .readAllBytes();

    assertThat(passed()).isBetween(Duration.ofMillis(3900), Duration.ofMillis(4100));
  }

  @Test
  void withoutALimitTheStreamItselfIsRead() {
    var bytes = new ByteArrayInputStream(new byte[1]);

    assertThat(pace("").slowed(bytes)).isSameAs(bytes);
    assertThat(Pace.unlimited().extra(1L << 40)).isZero();
  }

  @Test
  void whoWaitsCanBeStopped() {
    var pace =
        new Pace(
            Timetable.of("1MiB/s").orElseThrow(),
            () -> NIGHT,
            ZoneOffset.UTC,
            () -> 0,
            _ -> {
              throw new InterruptedException();
            });

    assertThatThrownBy(() -> pace.slowed(new ByteArrayInputStream(new byte[9])).readAllBytes())
        .isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
