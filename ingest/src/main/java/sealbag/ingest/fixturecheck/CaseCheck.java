package sealbag.ingest.fixturecheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import sealbag.ingest.pipeline.ChatTexts.NoChatException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Checks one case after the other. Holds no state but tables: safe to share between threads.
public final class CaseCheck {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ReservedNumbers reserved = ReservedNumbers.load();

  /// Reads the export and compares it with the truth and with what holds for every chat. What
  /// cannot be read is a difference.
  public Verdict check(FixtureCase fixture) {
    var differences = new Differences();
    long records =
        read(fixture, differences)
            .map(reading -> compare(fixture, reading, differences))
            .orElse(0L);
    return new Verdict(fixture, records, differences.all());
  }

  /// Writes what the parsers say as the truth of the case, if it differs. What a person left open
  /// stays open. Nothing is written when the export cannot be read or one of the laws is broken.
  public Update update(FixtureCase fixture) {
    var differences = new Differences();
    Optional<CaseReading> reading = read(fixture, differences);
    boolean written = reading.isPresent() && rewrite(fixture, reading.get(), differences);
    long records = reading.map(CaseReading::records).orElse(0L);
    return new Update(new Verdict(fixture, records, differences.all()), written);
  }

  /// What came of an update.
  ///
  /// @param verdict passed when the truth stands, old or new
  /// @param written whether the file was written
  public record Update(Verdict verdict, boolean written) {}

  private static Optional<CaseReading> read(FixtureCase fixture, Differences differences) {
    try {
      return Optional.of(CaseReading.of(fixture.export()));
    } catch (NoChatException e) {
      String why = Visible.of(String.valueOf(e.getMessage()));
      differences.add("export", "chat", "an export that can be read", why);
    } catch (IOException e) {
      unreadable("export", e, differences);
    }
    return Optional.empty();
  }

  private static void unreadable(String what, IOException e, Differences differences) {
    String why = "cannot be read or written (" + e.getClass().getSimpleName() + ")";
    differences.add("case", what, "a file that can be read", why);
  }

  private long compare(FixtureCase fixture, CaseReading reading, Differences differences) {
    try {
      String truth = Files.exists(fixture.truth()) ? Files.readString(fixture.truth(), UTF_8) : "";
      checkLaws(reading, truth, differences);
      if (truth.isEmpty()) {
        differences.add("case", FixtureFolder.TRUTH, "the truth about the export", "no such file");
      } else {
        compare(JSON.readTree(truth), reading, differences);
      }
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      differences.add("case", FixtureFolder.TRUTH, "JSON", "not JSON, at line " + line);
    } catch (IOException e) {
      unreadable(FixtureFolder.TRUTH, e, differences);
    }
    return reading.records();
  }

  private static void compare(JsonNode truth, CaseReading reading, Differences differences) {
    JsonNode chats = truth.path("chats");
    int read = reading.chats().size();
    if (chats.size() != read) {
      differences.add("case", "chats", String.valueOf(chats.size()), String.valueOf(read));
      return;
    }
    for (int i = 0; i < read; i++) {
      ChatReading chat = reading.chats().get(i);
      String entry = chat.entry().orElse("null");
      String wanted = chats.get(i).path("entry").asString("null");
      if (!wanted.equals(entry)) {
        String where = prefix(reading, i) + "chat";
        differences.add(where, "entry", Visible.of(wanted), Visible.of(entry));
      }
      new ChatComparison(prefix(reading, i), chat, differences).compare(chats.get(i));
    }
    FileStanding.of(reading).compare(truth.path("attachments"), differences);
  }

  private boolean rewrite(FixtureCase fixture, CaseReading reading, Differences differences) {
    try {
      String before = Files.exists(fixture.truth()) ? Files.readString(fixture.truth(), UTF_8) : "";
      String after = TruthText.of(reading, before);
      checkLaws(reading, after, differences);
      if (!differences.all().isEmpty() || after.equals(before)) {
        return false;
      }
      TruthText.write(fixture.truth(), after);
      return true;
    } catch (IOException e) {
      unreadable(FixtureFolder.TRUTH, e, differences);
      return false;
    }
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
}
