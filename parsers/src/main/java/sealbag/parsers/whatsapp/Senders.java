package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sealbag.parsers.chat.Chat.Participant;

/// Who sent records, how many, and who does not belong into a chat of two.
final class Senders {

  /// The records of one sender.
  static final class Tally {
    private long records;
    private final long[] firstLines = new long[WarningList.MOST];
  }

  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final Set<String> titles = new LinkedHashSet<>();
  private boolean group;
  private boolean pair;

  /// Counts a record of that name's sender, if it has one.
  void add(Name name, long line) {
    Tally tally = name.tally;
    if (tally == null) {
      if (name.sender().isEmpty()) {
        return;
      }
      tally = tallies.computeIfAbsent(name.sender().get(), _ -> new Tally());
      name.tally = tally;
    }
    if (tally.records < WarningList.MOST) {
      tally.firstLines[(int) tally.records] = line;
    }
    tally.records++;
  }

  /// A name that the file's own name or the opening notice gives the chat.
  void addTitle(String name) {
    titles.add(name);
  }

  /// What a phrase shows the chat to be.
  void addHint(String chat) {
    group |= chat.equals("group");
    pair |= chat.equals("pair");
  }

  List<Participant> participants() {
    return tallies.entrySet().stream()
        .map(entry -> new Participant(entry.getKey(), entry.getValue().records))
        .toList();
  }

  /// The senders outside the two of a chat that is known to be one-to-one: its title names one, the
  /// most frequent other sender is the other.
  Set<String> unexpected() {
    Optional<String> contact = titles.stream().filter(tallies::containsKey).findFirst();
    if (group || tallies.size() < 3 || (contact.isEmpty() && !pair)) {
      return Set.of();
    }
    var names = new ArrayList<String>();
    contact.ifPresent(names::add);
    participants().stream()
        .sorted(Comparator.comparingLong(Participant::records).reversed())
        .map(Participant::name)
        .filter(name -> !names.contains(name))
        .forEach(names::add);
    return names.stream().skip(2).collect(Collectors.toUnmodifiableSet());
  }

  /// The lines of records of these senders, in order; only the first few of each sender.
  List<Long> lines(Set<String> senders) {
    var lines = new ArrayList<Long>();
    tallies.forEach(
        (name, tally) -> {
          if (senders.contains(name)) {
            Arrays.stream(tally.firstLines).filter(line -> line > 0).forEach(lines::add);
          }
        });
    Collections.sort(lines);
    return lines;
  }

  /// Number of records of these senders.
  long records(Set<String> senders) {
    return participants().stream()
        .filter(participant -> senders.contains(participant.name()))
        .mapToLong(Participant::records)
        .sum();
  }
}
