package sealbag.ingest.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import sealbag.ingest.cli.PracticeJson.Event;
import sealbag.ingest.cli.PracticeLetters.Letter;
import sealbag.ingest.cli.PracticeServers.Service;
import sealbag.ingest.ledger.Submission;

/// How practice speaks: plain lines, or one JSON object a line.
///
/// @param zone of the times in plain lines
record PracticeVoice(Output output, boolean json, ZoneId zone) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  void event(Submission submission, Event event) {
    if (json) {
      json(
          "event",
          event.at(),
          submission,
          Map.of("event", event.action(), "details", event.details()));
    } else {
      line(
          Instant.parse(event.at()),
          submission.number(),
          PracticeWords.word(event),
          PracticeWords.sentence(event, submission));
    }
  }

  void waiting(Submission submission, Instant due, Instant now) {
    String problem = submission.lastProblem().orElse("");
    if (json) {
      json(
          "waiting", now.toString(), submission, Map.of("problem", problem, "due", due.toString()));
    } else {
      line(
          now,
          submission.number(),
          "waiting",
          problem + " Next try at " + TIME.format(due.atZone(zone)) + ".");
    }
  }

  void letter(Letter letter) {
    if (json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("type", "letter");
      object.put("to", letter.to());
      object.put("subject", letter.subject());
      object.put("text", letter.text());
      object.put("file", letter.file().toString());
      output.json(object);
      return;
    }
    output.line("");
    output.line(
        "  A letter came for "
            + Plain.of(letter.to())
            + "  ("
            + Plain.of(letter.file().toString())
            + ")");
    output.line("  | Subject: " + Plain.of(letter.subject()));
    output.line("  |");
    letter.text().lines().forEach(line -> output.line(("  | " + Plain.of(line)).stripTrailing()));
    output.line("");
    output.flush();
  }

  void service(Service service, boolean away, Instant now) {
    String name = service.name().toLowerCase(Locale.ROOT);
    if (json) {
      output.json(Map.of("type", "service", "service", name, "away", away));
    } else {
      line(
          now,
          "",
          "",
          "The "
              + name
              + " system "
              + (away ? "is away now: it answers every call with 503." : "answers again."));
    }
  }

  private void json(String type, String at, Submission submission, Map<String, Object> more) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", type);
    object.put("at", at);
    object.put("submission", submission.number());
    object.putAll(more);
    output.json(object);
  }

  private void line(Instant at, String number, String word, String sentence) {
    output.line(
        "%s  %-14s  %-10s %s"
            .formatted(TIME.format(at.atZone(zone)), number, word, Plain.of(sentence))
            .stripTrailing());
    output.flush();
  }
}
