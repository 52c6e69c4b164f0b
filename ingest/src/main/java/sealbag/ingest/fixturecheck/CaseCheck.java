package sealbag.ingest.fixturecheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import sealbag.ingest.pipeline.ChatTexts.NoChatException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Checks one case after the other. Holds no state but tables: safe to share between threads.
public final class CaseCheck {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ReservedNumbers reserved = ReservedNumbers.load();

  /// Reads the export and compares it with the truth and with what holds for every chat.
  ///
  /// @throws IOException when a file of the case cannot be read
  public Verdict check(FixtureCase fixture) throws IOException {
    var differences = new Differences();
    try {
      CaseReading reading = CaseReading.of(fixture.export());
      compare(fixture, reading, differences);
      return verdict(fixture, reading, differences);
    } catch (NoChatException e) {
      differences.add(
          "export",
          "chat",
          "an export that can be read",
          Visible.of(String.valueOf(e.getMessage())));
      return new Verdict(fixture, 0, differences.all());
    }
  }

  private void compare(FixtureCase fixture, CaseReading reading, Differences differences)
      throws IOException {
    if (!Files.exists(fixture.truth())) {
      differences.add("case", FixtureFolder.TRUTH, "the truth about the export", "no such file");
      checkLaws(reading, "", differences);
      return;
    }
    String truth = Files.readString(fixture.truth(), UTF_8);
    checkLaws(reading, truth, differences);
    try {
      compare(JSON.readTree(truth), reading, differences);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      differences.add("case", FixtureFolder.TRUTH, "JSON", "not JSON, at line " + line);
    }
  }

  private static void compare(JsonNode truth, CaseReading reading, Differences differences) {
    JsonNode chats = truth.path("chats");
    if (chats.size() != reading.chats().size()) {
      differences.add("case", "chats", chats.size() + "", reading.chats().size() + "");
      return;
    }
    for (int i = 0; i < chats.size(); i++) {
      ChatReading chat = reading.chats().get(i);
      String entry = chat.entry().orElse("null");
      String wanted = chats.get(i).path("entry").asString("null");
      if (!wanted.equals(entry)) {
        differences.add(
            prefix(reading, i) + "chat", "entry", Visible.of(wanted), Visible.of(entry));
      }
      var comparison = new ChatComparison(prefix(reading, i), chat, differences);
      comparison.compareKeyOrder(chats.get(i));
      comparison.compare(chats.get(i));
    }
    FileStanding.of(reading).compare(truth.path("attachments"), differences);
  }

  private void checkLaws(CaseReading reading, String truth, Differences differences) {
    for (int i = 0; i < reading.chats().size(); i++) {
      new Laws(prefix(reading, i), reading.chats().get(i), differences).check();
    }
    new NumberCheck(reserved, differences).check(reading, truth);
  }

  private static String prefix(CaseReading reading, int chat) {
    return reading.chats().size() == 1 ? "" : "chat " + (chat + 1) + ": ";
  }

  private static Verdict verdict(
      FixtureCase fixture, CaseReading reading, Differences differences) {
    long records = reading.chats().stream().mapToLong(chat -> chat.records().size()).sum();
    return new Verdict(fixture, records, differences.all());
  }

  /// Writes what the parsers say as the truth of the case, if it differs. What a person left open
  /// stays open. Nothing is written when the export cannot be read or one of the laws is broken.
  ///
  /// @return what keeps the case from being written, and whether the file is another now
  /// @throws IOException when a file of the case cannot be read or written
  public Update update(FixtureCase fixture) throws IOException {
    var differences = new Differences();
    try {
      CaseReading reading = CaseReading.of(fixture.export());
      String before = Files.exists(fixture.truth()) ? Files.readString(fixture.truth(), UTF_8) : "";
      String after = TruthText.of(reading, before);
      checkLaws(reading, after, differences);
      Verdict verdict = verdict(fixture, reading, differences);
      boolean write = verdict.passed() && !after.equals(before);
      if (write) {
        TruthText.write(fixture.truth(), after);
      }
      return new Update(verdict, write);
    } catch (NoChatException e) {
      differences.add(
          "export",
          "chat",
          "an export that can be read",
          Visible.of(String.valueOf(e.getMessage())));
      return new Update(new Verdict(fixture, 0, differences.all()), false);
    }
  }

  /// What came of an update.
  ///
  /// @param verdict passed when the truth stands, old or new
  /// @param written whether the file was written
  public record Update(Verdict verdict, boolean written) {}
}
