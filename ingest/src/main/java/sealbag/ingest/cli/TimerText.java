package sealbag.ingest.cli;

import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import sealbag.ingest.cli.TimerChanges.Change;
import sealbag.parsers.chat.Chat.Precision;
import sealbag.parsers.chat.Timer;

/// The disappearing-messages setting over time, in words.
record TimerText(TimerChanges changes, Precision precision) {
  private static final int SHOWN = 10;
  private static final Pattern DAYS = Pattern.compile("P[0-9]{1,4}D");

  List<String> lines() {
    var lines = new ArrayList<String>();
    List<Change> first = changes.first();
    if (first.isEmpty()) {
      lines.add("unknown: no record of this export says whether they are on");
      return lines;
    }
    lines.add("unknown before line " + InspectWords.number(first.getFirst().line()));
    first.stream().limit(SHOWN).map(this::line).forEach(lines::add);
    if (changes.count() > SHOWN) {
      lines.add(
          "and %s more; the last: %s"
              .formatted(
                  InspectWords.number(changes.count() - SHOWN),
                  changes.last().map(this::line).orElse("")));
    }
    changes.last().flatMap(this::firstLoss).ifPresent(lines::add);
    return lines;
  }

  private String line(Change change) {
    Timer timer = change.timer();
    String time =
        change.time().map(t -> InspectWords.time(t, precision)).orElse("date not readable");
    return "%s, line %s: %s%s, by %s"
        .formatted(
            time,
            InspectWords.number(change.line()),
            state(timer.state()),
            timer.period().map(period -> ", " + InspectWords.period(period)).orElse(""),
            timer.actor().map(Plain::of).orElse("the phone's owner, or not printed"));
  }

  private static String state(Timer.State state) {
    return switch (state) {
      case ON -> "on";
      case OFF -> "off";
      case DEFAULT -> "on by the default for new chats";
    };
  }

  /// Shorter periods than a day have run out before anybody reads this.
  private Optional<String> firstLoss(Change change) {
    Optional<Period> days =
        change.timer().period().filter(p -> DAYS.matcher(p).matches()).map(Period::parse);
    Optional<LocalDateTime> from = change.time().flatMap(time -> days.map(time::plus));
    return from.map(
        time ->
            "messages sent under the last setting may disappear from the phone from %s on"
                .formatted(InspectWords.time(time, precision)));
  }
}
