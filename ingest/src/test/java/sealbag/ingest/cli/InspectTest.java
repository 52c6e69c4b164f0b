package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import sealbag.parsers.chat.Chat;
import tools.jackson.databind.JsonNode;

/// What `inspect` tells a person about one export, and what it says that the export cannot show.
class InspectTest {
  private static final String TIMER =
      " updated the message timer. New messages will disappear from this chat %s after they're"
          + " sent, except when kept. Tap to change.";
  private static final String ENCRYPTED =
      "02/11/2026, 08:10 - Messages and calls are end-to-end encrypted. No one outside of this chat,"
          + " not even WhatsApp, can read or listen to them. Tap to learn more.";

  @TempDir private Path folder;
  private Sealbag sealbag;

  @BeforeEach
  void newHome() {
    sealbag = new Sealbag(folder.resolve("home"));
  }

  private Path chat(String... lines) throws IOException {
    return Files.writeString(folder.resolve("chat.txt"), String.join("\n", lines) + "\n");
  }

  private Path oneToOne() throws IOException {
    return chat(
        ENCRYPTED,
        "02/11/2026, 08:11 - You" + TIMER.formatted("90 days"),
        "02/11/2026, 08:12 - Sam Carter: Hello",
        "two lines",
        "13/11/2026, 08:12 - PC Jo Shah: IMG-20261113-WA0001.jpg (file attached)",
        "14/11/2026, 08:12 - Sam Carter turned off disappearing messages.",
        "14/11/2026, 08:13 - Sam Carter" + TIMER.formatted("24 hours"),
        "22/11/2026, 09:02 - Sam Carter: This message was deleted",
        "22/11/2026, 09:03 - Sam Carter: so be it <This message was edited>");
  }

  private static Path export(String name) {
    Path chosen = Sealbag.FIXTURES.resolve("exports").resolve(name);
    return Stream.of("export.zip", "export.txt")
        .map(chosen::resolve)
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  private List<String> inspect(Path file) {
    Sealbag.Run run = sealbag.run("inspect", file);
    assertThat(run.code()).isZero();
    return run.out().lines().map(String::strip).toList();
  }

  @Test
  void anAndroidChatOfTwoIsToldInPlainWords() throws IOException {
    assertThat(inspect(oneToOne()))
        .contains(
            "Export        WhatsApp chat, Android, English, 24-hour clock",
            "Records       8, 2 Nov 2026 08:10 to 22 Nov 2026 09:03 (phone time to the minute, zone"
                + " not recorded)",
            "Date order    day/month/year, proved: line 5: day 13. None of 8 stamps contradicts it",
            "People        2: Sam Carter (3) · PC Jo Shah (1); labels out of one phone's address"
                + " book, with their records",
            "Kinds         2 text messages, 1 record with a file, 1 deleted message, 4 notices of the"
                + " app",
            "Files         1 mentioned, not checked: only the text was given",
            "Lines         9 read = 8 that open a record + 1 that go on with one + 0 before the"
                + " first");
  }

  @Test
  void theSettingOfDisappearingMessagesIsToldFromTheFirstChangeOn() throws IOException {
    assertThat(inspect(oneToOne()))
        .containsSubsequence(
            "Disappearing  unknown before line 2",
            "2 Nov 2026 08:11, line 2: on, 90 days, by the phone's owner, or not printed",
            "14 Nov 2026 08:12, line 6: off, by Sam Carter",
            "14 Nov 2026 08:13, line 7: on, 24 hours, by Sam Carter",
            "Flags         none");
  }

  @Test
  void aSettingOfDaysTellsFromWhenOnMessagesMayBeGone() throws IOException {
    Path chat = chat(ENCRYPTED, "02/11/2026, 08:11 - Sam Carter" + TIMER.formatted("90 days"));

    assertThat(inspect(chat))
        .contains(
            "messages sent under the last setting may disappear from the phone from 31 Jan 2027"
                + " 08:11 on");
  }

  @Test
  void moreThanTenChangesAreCountedAndTheLastIsShown() throws IOException {
    Stream<String> changes =
        IntStream.rangeClosed(1, 13)
            .mapToObj(day -> "%02d/11/2026, 08:11 - Sam Carter".formatted(day))
            .map(stamp -> stamp + TIMER.formatted("24 hours"));
    Path chat = chat(Stream.concat(Stream.of(ENCRYPTED), changes).toArray(String[]::new));

    assertThat(inspect(chat))
        .contains("10 Nov 2026 08:11, line 11: on, 24 hours, by Sam Carter")
        .contains("and 3 more; the last: 13 Nov 2026 08:11, line 14: on, 24 hours, by Sam Carter")
        .noneMatch(line -> line.startsWith("11 Nov 2026"));
  }

  @Test
  void whatAnAndroidExportCannotShowIsSaid() throws IOException {
    assertThat(inspect(oneToOne()))
        .contains(
            "times are the phone's, without time zone, and to the minute only",
            "captions are kept, as the lines below the file's line",
            "an edited message shows its last text only: no earlier text, no time of the edit. Marked"
                + " as edited here: 1",
            "a message deleted for oneself, or one that had disappeared, leaves no trace. Marked as"
                + " deleted here, without text: 1",
            "typed text that imitates a record of such an export cannot be told apart")
        .anyMatch(line -> line.endsWith("That this one has 8 does not prove it whole"))
        .noneMatch(line -> line.contains("iPhone"));
  }

  @Test
  void anIphoneGroupIsToldInPlainWords() {
    assertThat(inspect(export("ios-group-with-media-24h-ymd")))
        .contains(
            "Export        WhatsApp chat, iPhone, English, 24-hour clock",
            "Records       14, 9 Jul 2024 02:28:09 to 9 Jul 2024 10:05:00 (phone time to the second,"
                + " zone not recorded)",
            "Date order    year/month/day, proved: line 1: year first. None of 14 stamps contradicts"
                + " it",
            "Files         4 mentioned, 4 present, 0 missing; 1 file that this chat does not mention",
            "Disappearing  unknown: no record of this export says whether they are on",
            "times are the phone's, without time zone",
            "captions: older iPhone exports leave them out, so a file without one proves nothing",
            "a view-once picture is printed as an ordinary \"image omitted\"",
            "who voted in a poll; votes are counted as of the export")
        .noneMatch(line -> line.contains("Android") || line.contains("imitates"));
  }

  @Test
  void anAssumedDateOrderIsCalledSo() {
    assertThat(inspect(export("android-one-to-one-without-media-24h-undecidable")))
        .contains(
            "Date order    day/month/year, assumed, not proved: all 6 dates fit two orders; stamps"
                + " printed like these mostly have this one. None of 6 stamps contradicts it",
            "Flags         AMBIGUOUS_DATE_ORDER: Two orders fit the dates alike. Ask the sender for"
                + " one date and read again with --date-order.",
            "whether a file that was left out was a picture, a video, a recording or a document");
  }

  @Test
  void anExportWithoutItsStartIsCalledSo() {
    assertThat(inspect(export("android-one-to-one-truncated-24h-dmy")))
        .contains(
            "Flags         POSSIBLY_TRUNCATED: The start of the chat may be missing from this export.")
        .anyMatch(
            line -> line.endsWith("This one lacks the opening notice: its start may be missing"));
  }

  @Test
  void anExportAtTheLimitOfTheAppIsCalledSo() throws IOException {
    Stream<String> records =
        Stream.generate(() -> "13/11/2026, 08:12 - Sam Carter: Hello").limit(9_999);
    Path chat = chat(Stream.concat(Stream.of(ENCRYPTED), records).toArray(String[]::new));

    assertThat(inspect(chat))
        .anyMatch(
            line -> line.endsWith("This export has exactly that many: its start may be cut off"));
  }

  @Test
  void stampsThatContradictTheDateOrderAreCountedAndFlagged() throws IOException {
    Path chat =
        chat(
            ENCRYPTED,
            "13/11/2026, 08:12 - Sam Carter: Hello",
            "14/11/2026, 08:12 - Sam Carter: Hello",
            "31/02/2026, 08:12 - Sam Carter: Hello",
            "30/02/2026, 08:12 - Sam Carter: Hello");

    assertThat(inspect(chat))
        .anyMatch(line -> line.endsWith("2 of 5 stamps cannot be read so"))
        .contains(
            "Flags         IMPOSSIBLE_DATE (2), first in line 4: The stamp names a date or time that"
                + " does not exist.");
    assertThat(sealbag.run("inspect", "--json", chat).item().get("contradictions").asLong())
        .isEqualTo(2);
  }

  @Test
  void theFirstNamesOfALargeGroupAreShownAndTheOthersCounted() throws IOException {
    Path chat =
        chat(
            IntStream.rangeClosed(1, 9)
                .mapToObj(n -> "13/11/2026, 08:12 - Member %d: Hello".formatted(n))
                .toArray(String[]::new));

    assertThat(inspect(chat))
        .anyMatch(line -> line.startsWith("People        9: Member 1 (1) · Member 2 (1)"))
        .anyMatch(line -> line.contains("Member 6 (1) and 3 more; labels out of"))
        .noneMatch(line -> line.contains("Member 7"));
  }

  @Test
  void nothingOfAChatReachesTheTerminalUnescaped() throws IOException {
    Path chat =
        chat(
            ENCRYPTED,
            "13/11/2026, 08:12 - Sam\u202e\u001b[2J Carter: Hello",
            "13/11/2026, 08:13 - Sam\u202e\u001b[2J Carter" + TIMER.formatted("90 days"));

    assertThat(sealbag.run("inspect", chat).out())
        .contains("Sam\\u202e\\u001b[2J Carter (1)", "by Sam\\u202e\\u001b[2J Carter")
        .doesNotContain("\u001b", "\u202e");
  }

  @Test
  void jsonHoldsTheSameFactsInOneObject() throws IOException {
    JsonNode chat = sealbag.run("inspect", "--json", oneToOne()).item();

    assertThat(chat.get("continuationLines").asLong()).isEqualTo(1);
    assertThat(chat.get("preambleLines").asLong()).isZero();
    assertThat(chat.get("contradictions").asLong()).isZero();
    assertThat(chat.get("timerChanges").asLong()).isEqualTo(3);
    assertThat(chat.get("timers").get(0))
        .hasToString(
            "{\"line\":2,\"timestamp\":\"2026-11-02T08:11\",\"state\":\"on\",\"period\":\"P90D\",\"actor\":null}");
    assertThat(chat.get("timers").get(1))
        .hasToString(
            "{\"line\":6,\"timestamp\":\"2026-11-14T08:12\",\"state\":\"off\",\"period\":null,\"actor\":\"Sam"
                + " Carter\"}");
  }

  static Stream<Path> exports() throws IOException {
    try (Stream<Path> cases = Files.list(Sealbag.FIXTURES.resolve("exports"))) {
      return cases
          .filter(found -> Files.exists(found.resolve("expected.json")))
          .map(found -> export(found.getFileName().toString()))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("exports")
  void everyLineIsTheFirstOfARecordOrGoesOnWithOneOrStandsBeforeTheFirst(Path export) {
    for (JsonNode chat : sealbag.run("inspect", "--json", export).items()) {
      assertThat(Stream.of("records", "continuationLines", "preambleLines"))
          .extracting(part -> chat.get(part).asLong())
          .satisfies(
              parts ->
                  assertThat(parts.stream().mapToLong(Long::longValue).sum())
                      .isEqualTo(chat.get("lines").asLong()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "P90D,90 days",
    "PT24H,24 hours",
    "P1D,1 day",
    "PT1M,1 minute",
    "P1M,1 month",
    "P2W,2 weeks",
    "P1Y,1 year",
    "PT30S,30 seconds",
    "P1DT2H,P1DT2H",
    "P,P"
  })
  void aPeriodIsToldInWordsWhereItHasOneUnit(String duration, String words) {
    assertThat(InspectWords.period(duration)).isEqualTo(words);
  }

  @Test
  void platformLanguageAndCalendarAreToldInWords() {
    assertThat(InspectWords.language(Optional.empty())).isEqualTo("language not recognised");
    assertThat(InspectWords.language(Optional.of("pt-BR"))).isEqualTo("Portuguese (Brazil)");
    assertThat(InspectWords.calendar(Chat.Calendar.BUDDHIST))
        .contains("years of the Buddhist calendar");
    assertThat(InspectWords.platform(Chat.Platform.LEGACY)).isEqualTo("older phone");
  }
}
