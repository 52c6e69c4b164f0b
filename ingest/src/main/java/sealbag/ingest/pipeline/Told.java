package sealbag.ingest.pipeline;

import java.time.LocalDateTime;
import java.time.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sealbag.ingest.ledger.ChatSummary;
import sealbag.parsers.chat.Attachment;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Timer;

/// Picks out of a chat what the officer must be told about it.
final class Told implements ChatSink {
  private static final Pattern DAYS = Pattern.compile("P[0-9]{1,4}D");

  private Optional<Chat> chat = Optional.empty();
  private Optional<End> end = Optional.empty();
  private Optional<Record> lastTimer = Optional.empty();
  private final Set<String> notHere = new LinkedHashSet<>();
  private long omitted;

  @Override
  public void chat(Chat told) {
    chat = Optional.of(told);
  }

  @Override
  public void record(Record record) {
    if (record.kind() == Record.Kind.OMITTED) {
      omitted++;
    }
    if (record.timer().isPresent()) {
      lastTimer = Optional.of(record);
    }
    for (Attachment attachment : record.attachments()) {
      if (attachment.status() != Attachment.Status.PRESENT
          && notHere.size() < ChatSummary.Detail.MOST_NAMES) {
        notHere.add(attachment.name());
      }
    }
  }

  @Override
  public void end(End told) {
    end = Optional.of(told);
  }

  /// The chat's head.
  Chat chat() {
    return chat.orElseThrow();
  }

  /// Its totals.
  End end() {
    return end.orElseThrow();
  }

  /// How many records only say that a file was left out.
  long omitted() {
    return omitted;
  }

  /// The first names of files that the chat mentions and that did not come with it, a bare text's
  /// included.
  List<String> notHere() {
    return List.copyOf(notHere);
  }

  /// From when on messages sent under the last setting may disappear from the phone; empty when the
  /// chat shows no setting, when it is off, and for periods below a day, which have run out before
  /// anybody reads this.
  Optional<LocalDateTime> lossFrom() {
    Optional<Timer> timer = lastTimer.flatMap(Record::timer);
    Optional<Period> days =
        timer
            .filter(setting -> setting.state() != Timer.State.OFF)
            .flatMap(Timer::period)
            .filter(period -> DAYS.matcher(period).matches())
            .map(Period::parse);
    return lastTimer.flatMap(Record::timestamp).flatMap(time -> days.map(time::plus));
  }
}
