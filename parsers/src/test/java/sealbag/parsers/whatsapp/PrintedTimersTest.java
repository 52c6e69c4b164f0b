package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sealbag.parsers.chat.Timer;
import sealbag.parsers.chat.Timer.State;

/// Reads who set how long messages stay, in every language whose texts are known.
class PrintedTimersTest {

  private static final String ACTOR = "Kestrel Moor";

  static Stream<PrintedText> timers() {
    return PrintedText.all().stream().filter(text -> text.role().startsWith("timer_"));
  }

  @ParameterizedTest
  @MethodSource("timers")
  void theActorTheStateAndThePeriodAreRead(PrintedText text) {
    for (String number : List.of("7", "24", "90")) {
      assertThat(timer(text, number)).contains(expected(text, number));
    }
  }

  private static Optional<Timer> timer(PrintedText text, String number) {
    String line = "[15.01.2024, 10:00:07] Harbour Walks: " + text.filled(List.of(ACTOR, number));
    return Parsed.lines(line).last().timer();
  }

  private static Timer expected(PrintedText text, String number) {
    return new Timer(state(text), period(text.role(), number), Optional.of(ACTOR));
  }

  private static State state(PrintedText text) {
    return switch (text.role()) {
      case "timer_on_bare" -> text.language().equals("nl") ? State.OFF : State.ON;
      case "timer_on_days", "timer_on_hours" -> State.ON;
      case "timer_off", "timer_off_tap" -> State.OFF;
      default -> State.DEFAULT;
    };
  }

  private static Optional<String> period(String role, String number) {
    return switch (role) {
      case "timer_on_days", "timer_default_days" -> Optional.of("P" + number + "D");
      case "timer_on_hours" -> Optional.of("PT" + number + "H");
      default -> Optional.empty();
    };
  }
}
