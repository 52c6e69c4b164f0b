package sealbag.ingest.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sealbag.ingest.ledger.CustodyEvent;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;

/// Tells each thing that happens in a practice once: events of the custody log, waits, and letters
/// that came. One thread uses it.
final class PracticeTale {
  private final Ledger ledger;
  private final PracticeLetters letters;
  private final PracticeVoice voice;
  private final InstantSource clock;
  private final Map<String, Integer> told = new HashMap<>();
  private final Map<String, Instant> waits = new HashMap<>();
  private final List<String> begun = new ArrayList<>();
  private final List<PracticeLetters.Letter> came = new ArrayList<>();

  PracticeTale(Ledger ledger, PracticeLetters letters, PracticeVoice voice, InstantSource clock) {
    this.ledger = ledger;
    this.letters = letters;
    this.voice = voice;
    this.clock = clock;
  }

  /// What is there already is not told.
  void skipWhatWas() {
    for (Submission submission : ledger.list()) {
      told.put(submission.number(), ledger.custody(submission.number()).size());
    }
  }

  /// Tells what is new.
  ///
  /// @return whether there was anything
  boolean tell() throws IOException {
    boolean isNew = false;
    for (Submission submission : ledger.list()) {
      isNew |= tell(submission);
    }
    for (PracticeLetters.Letter letter : letters.fresh()) {
      came.add(letter);
      voice.letter(letter);
      isNew = true;
    }
    return isNew;
  }

  private boolean tell(Submission submission) {
    String number = submission.number();
    List<CustodyEvent> events = ledger.custody(number);
    int before = told.getOrDefault(number, 0);
    if (!told.containsKey(number)) {
      begun.add(number);
    }
    told.put(number, events.size());
    for (CustodyEvent event : events.subList(before, events.size())) {
      voice.event(submission, PracticeJson.event(event.line()));
    }
    return tellWait(submission) || events.size() > before;
  }

  private boolean tellWait(Submission submission) {
    Optional<Instant> due = submission.due().filter(_ -> submission.lastProblem().isPresent());
    if (due.isEmpty() || due.equals(Optional.ofNullable(waits.get(submission.number())))) {
      return false;
    }
    waits.put(submission.number(), due.orElseThrow());
    voice.waiting(submission, due.orElseThrow(), clock.instant());
    return true;
  }

  /// Whether something had to wait for a service in this run.
  boolean hasWaited() {
    return !waits.isEmpty();
  }

  /// The submission that a mail of this run opened first; empty while there is none.
  Optional<Submission> first() {
    return begun.stream().findFirst().flatMap(ledger::find);
  }

  /// The letters of this run.
  List<PracticeLetters.Letter> came() {
    return List.copyOf(came);
  }

  /// How many submissions the home has, in each state.
  Map<String, Long> states() {
    var states = new TreeMap<String, Long>();
    ledger.list().stream()
        .map(Submission::progress)
        .map(Progress::word)
        .forEach(word -> states.merge(word, 1L, Long::sum));
    return states;
  }
}
