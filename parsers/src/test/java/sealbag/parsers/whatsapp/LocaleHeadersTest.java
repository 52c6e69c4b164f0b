package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sealbag.parsers.chat.Chat.Certainty;
import sealbag.parsers.chat.Chat.Platform;
import sealbag.parsers.chat.Record;

/// Prints little chats as the phones of 762 locales do, on 12-hour and 24-hour clocks, in their own
/// digits and in ASCII, with all the spaces seen before AM and PM, and reads them back.
class LocaleHeadersTest {

  private static final List<String> SPACES = List.of(" ", "\u00A0", "\u202F", "\u2009");

  /// Days that only one order of day and month allows, and all corners of the clock.
  private static final List<LocalDateTime> DECISIVE =
      times(
          "2023-01-31T00:00:00",
          "2023-02-13T00:05:09",
          "2023-03-04T09:07:30",
          "2023-03-04T09:08:01",
          "2023-04-22T12:00:00",
          "2023-05-05T12:30:59",
          "2023-06-30T13:01:02",
          "2023-09-10T11:59:59",
          "2023-11-12T18:20:20",
          "2024-02-29T23:59:59",
          "2024-08-08T01:00:00",
          "2024-10-19T20:15:45",
          "2024-12-25T10:10:10");

  /// Dates that two orders allow, and run forward in both.
  private static final List<LocalDateTime> AMBIGUOUS =
      IntStream.rangeClosed(1, 11)
          .mapToObj(i -> LocalDate.of(2024, i, i + 1).atTime(2 * i, 5 * i, 4 * i))
          .toList();

  private record Print(LocaleRow row, StampPattern stamp, Platform platform) {

    String line(LocalDateTime time, int n) {
      String stampText = stamp.print(time);
      return switch (platform) {
        case IOS -> "[" + stampText + "] Ann Lee: Hello " + n + "\r\n";
        case ANDROID -> stampText + " - Ann Lee: Hello " + n + "\n";
        case LEGACY -> stampText + ": Ann Lee: Hello " + n + "\r\n";
      };
    }

    @Override
    public String toString() {
      return row.locale() + " " + platform + " " + stamp;
    }
  }

  private static List<LocalDateTime> times(String... times) {
    return List.of(times).stream().map(LocalDateTime::parse).toList();
  }

  @ParameterizedTest
  @EnumSource
  void everyTimestampIsReadBackWhereTheDatesDecide(Platform platform) {
    List<String> wrong = new ArrayList<>();
    for (Print print : prints(platform)) {
      Parsed parsed = parse(print, DECISIVE);
      if (!read(parsed).equals(expected(DECISIVE, platform))) {
        wrong.add(describe(print, parsed, DECISIVE));
      }
    }

    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void noOrderIsSaidToBeProvedThatIsNot(Platform platform) {
    List<String> wrong = new ArrayList<>();
    for (Print print : prints(platform)) {
      Parsed parsed = parse(print, AMBIGUOUS);
      boolean right = read(parsed).equals(expected(AMBIGUOUS, platform));
      if (!right && (!parsed.isChat() || certainty(parsed) != Certainty.ASSUMED)) {
        wrong.add(describe(print, parsed, AMBIGUOUS));
      }
    }

    assertThat(wrong).isEmpty();
  }

  /// One record says little. Where it is not read back, `header-ambiguities.tsv` says why.
  @Test
  void oneRecordAloneIsReadBackOrItsLocaleIsListed() {
    List<LocalDateTime> one = times("2024-03-25T13:14:15");
    Set<String> wrong = new TreeSet<>();
    for (Platform platform : Platform.values()) {
      for (Print print : prints(platform)) {
        Parsed parsed = parse(print, one);
        if (!read(parsed).equals(expected(one, platform))) {
          String outcome = parsed.isChat() ? certainty(parsed).word() : "no chat";
          wrong.add(String.join("\t", print.row().locale(), print.stamp().pattern(), outcome));
        }
      }
    }

    assertThat(wrong).isEqualTo(listed());
  }

  private static Set<String> listed() {
    Set<String> listed = new TreeSet<>();
    for (String[] row : LocaleRow.cells("header-ambiguities.tsv")) {
      listed.add(String.join("\t", row[0], row[1], row[2]));
    }
    return listed;
  }

  private static Certainty certainty(Parsed parsed) {
    return parsed.chat().dateOrderCertainty();
  }

  private static Parsed parse(Print print, List<LocalDateTime> times) {
    var text = new StringBuilder();
    for (int i = 0; i < times.size(); i++) {
      text.append(print.line(times.get(i), i));
    }
    return Parsed.text(text.toString());
  }

  private static List<Optional<LocalDateTime>> read(Parsed parsed) {
    return parsed.records.stream().map(Record::timestamp).toList();
  }

  private static List<Optional<LocalDateTime>> expected(
      List<LocalDateTime> times, Platform platform) {
    ChronoUnit precision = platform == Platform.ANDROID ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
    return times.stream().map(time -> Optional.of(time.truncatedTo(precision))).toList();
  }

  private static String describe(Print print, Parsed parsed, List<LocalDateTime> times) {
    String chat =
        parsed.isChat()
            ? parsed.chat().dateOrder() + " " + certainty(parsed) + " " + parsed.times()
            : "no chat";
    return print + " " + print.line(times.getFirst(), 0).strip() + " -> " + chat;
  }

  /// Every way in which the table's locales print, each once.
  private static List<Print> prints(Platform platform) {
    Set<StampPattern> seen = new LinkedHashSet<>();
    List<Print> prints = new ArrayList<>();
    for (LocaleRow row : LocaleRow.all()) {
      String own = platform == Platform.ANDROID ? row.android() : row.ios();
      String twelve = StampPattern.twelveHours(own);
      for (String pattern :
          List.of(StampPattern.twentyFourHours(own), twelve, StampPattern.wordFirst(twelve))) {
        for (int zero : new int[] {row.zero(), '0'}) {
          for (String space : pattern.contains(" a") ? SPACES : SPACES.subList(0, 1)) {
            var stamp = new StampPattern(pattern, row.morning(), row.afternoon(), zero, space);
            if (seen.add(stamp)) {
              prints.add(new Print(row, stamp, platform));
            }
          }
        }
      }
    }
    return prints;
  }
}
