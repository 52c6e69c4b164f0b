package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;

/// What `check-fixtures` notices, how it tells, and what it refuses.
class CheckFixturesTest {
  private static final String CASE = "ios-group-without-media-12h-dmy";
  private static final Path EXPORTS = Sealbag.FIXTURES.resolve("exports");

  @TempDir private Path folder;
  private final Sealbag sealbag = new Sealbag(Path.of("no-home"));

  private Path copied(String name) throws IOException {
    Path to = Files.createDirectories(folder.resolve("cases/nested").resolve(name));
    for (Path file :
        List.of(EXPORTS.resolve(name).toFile().listFiles()).stream()
            .map(f -> f.toPath())
            .toList()) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
    return to;
  }

  private Path cases() {
    return folder.resolve("cases");
  }

  private static void edit(Path fixture, String from, String to) throws IOException {
    Path truth = fixture.resolve("expected.json");
    String text = Files.readString(truth);
    assertThat(text).contains(from);
    Files.writeString(truth, text.replace(from, to));
  }

  private Path written(String name, String chat) throws IOException {
    Path fixture = Files.createDirectories(cases().resolve(name));
    Files.writeString(fixture.resolve("export.txt"), chat);
    return fixture;
  }

  @Test
  void aFolderOfRightCasesPasses() {
    Sealbag.Run run = sealbag.run("check-fixtures", EXPORTS, "--filter", "h-undecidable");

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "ok       android-one-to-one-without-media-24h-undecidable  (6 records)",
            "ok       ios-one-to-one-without-media-12h-undecidable  (4 records)",
            "2 cases with 10 records: 2 as expected, 0 failed");
  }

  @Test
  void aDifferenceNamesRecordKeyAndBothValuesAndPointsAtTheName() throws IOException {
    edit(copied(CASE), "\"sender\":\"Tomos Bevan\"", "\"sender\":\"Tomos B\"");

    Sealbag.Run run = sealbag.run("check-fixtures", cases());

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out().lines())
        .contains(
            "FAILED   nested/" + CASE + "  (10 records, differences: 1)",
            "           record 4, sender",
            "             expected  \"Tomos B\"",
            "             actual    \"Tomos Bevan\"",
            "             line 4    [19/10/2025, 12:07:00⟨U+202F⟩am] Tomos Bevan: Cars on the lower"
                + " deck were scratched: 3 so far⟨U+000D⟩",
            "                       " + " ".repeat(33) + "^".repeat("Tomos Bevan".length()));
  }

  @Test
  void theCaretStandsUnderTheStampForATimeAndAtTheFirstOtherLetterForAText() throws IOException {
    Path fixture = copied(CASE);
    edit(fixture, "\"timestamp\":\"2025-10-19T18:40:00\"", "\"timestamp\":null");
    edit(fixture, "lower deck", "lower dock");

    List<String> lines = sealbag.run("check-fixtures", cases()).out().lines().toList();

    int time = lines.indexOf("           record 9, timestamp");
    int text = lines.indexOf("           record 4, text");
    assertThat(pointed(lines, time)).isEqualTo("19/10/2025, 6:40:00⟨U+202F⟩pm");
    assertThat(pointed(lines, text)).startsWith("eck were scratched");
  }

  @Test
  void theCaretStandsInTheLineOfTheBodyWhereItDiffers() throws IOException {
    Path fixture =
        written(
            "one", "13/03/2026, 09:00 - Sam: a\n\n日本 \u200etea\u0301\n13/03/2026, 09:01 - Jo: b\n");
    sealbag.run("check-fixtures", cases(), "--update");
    edit(fixture, "\u200ete", "\u200eto");

    List<String> lines = sealbag.run("check-fixtures", cases()).out().lines().toList();

    assertThat(lines)
        .contains(
            "             line 3    日本 ⟨U+200E⟩tea\u0301",
            "                       " + " ".repeat("JJJJ ⟨U+200E⟩t".length()) + "^^");
  }

  @Test
  void whatCannotBeReadIsADifferenceAndWhatCannotBeWrittenASentence() throws IOException {
    Path fixture = copied(CASE);
    Files.write(fixture.resolve("expected.json"), new byte[] {(byte) 0xFF});
    Path taken = Files.writeString(folder.resolve("taken"), "");

    Sealbag.Run run = sealbag.run("check-fixtures", cases(), "--junit", taken.resolve("x.xml"));

    assertThat(run.out()).contains("case, expected.json", "cannot be read");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1).first().asString().contains("--junit");
  }

  private static String pointed(List<String> lines, int at) {
    String pointer = lines.get(at + 4);
    int from = pointer.indexOf('^');
    return lines.get(at + 3).substring(from, from + pointer.strip().length());
  }

  @Test
  void aRecordTooFewAndOneTooManyAreOneDifferenceEach() throws IOException {
    Path fixture = copied(CASE);
    String truth = Files.readString(fixture.resolve("expected.json"));
    List<String> records =
        truth.lines().filter(line -> line.startsWith("{\"type\":\"record\"")).toList();
    edit(fixture, records.get(4) + "\n", "");
    edit(fixture, "\"byteStart\":" + start(records.get(6)), "\"byteStart\":1");

    Sealbag.Run run = sealbag.run("check-fixtures", cases());

    assertThat(run.out())
        .contains(
            "record 5 as read, record",
            "no record begins on this line",
            "record 7, record",
            "no record begins here",
            "differences: 3");
  }

  private static String start(String record) {
    return record.replaceAll(".*\"byteStart\":(\\d+),.*", "$1");
  }

  @Test
  void warningsFilesAndOrderOfKeysAreComparedToo() throws IOException {
    Path fixture = copied("ios-one-to-one-with-media-24h-dmy");
    edit(fixture, "\"schema\":1,\"format\":\"whatsapp\"", "\"format\":\"whatsapp\",\"schema\":1");
    edit(fixture, "{\"kind\":\"MISSING_ATTACHMENT\"", "{\"kind\":\"OUT_OF_ORDER\"");
    edit(fixture, "\"unreferenced\":[", "\"unreferenced\":[\"more.jpg\",");

    Sealbag.Run run = sealbag.run("check-fixtures", cases());

    assertThat(run.out())
        .contains("chat, order of keys", "chat, warnings", "OUT_OF_ORDER about line")
        .contains("MISSING_ATTACHMENT about line", "attachments, unreferenced", "more.jpg");
  }

  @Test
  void hostileTextAndHostileNamesNeverReachTheTerminal() throws IOException {
    String chat =
        "13/03/2026, 09:00 - \u001b[2JSam: a\u202egpj\u009b1A\n13/03/2026, 09:01 - Jo: b\n";
    Path fixture = written("evil\u001b[31m\u202e", chat);
    sealbag.run("check-fixtures", cases(), "--update");
    edit(fixture, "a\u202egpj", "another");

    for (String form :
        List.of("--jobs=1", "--tap", "--json", "--junit=" + folder.resolve("j.xml"))) {
      Sealbag.Run run = sealbag.run("check-fixtures", cases(), form);

      assertThat(run.code()).isEqualTo(4);
      assertThat(run.out()).doesNotContain("\u001b", "\u202e", "\u009b");
    }
    assertThat(sealbag.run("check-fixtures", cases()).out()).contains("⟨U+202E⟩");
    assertThat(Files.readString(folder.resolve("j.xml"))).doesNotContain("\u001b", "\u202e");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call +49 30 901820",
        "call 07911 123456",
        "call +44\u00a07911\u2011123\u2011456",
        "call \u202a+\u0664\u0664 \u0667\u0669\u0661\u0661"
            + " \u0661\u0662\u0663\u0664\u0665\u0666\u202c",
        "call (212) 736-5000",
        "wa.me @4917612345678"
      })
  void aNumberThatSomebodyCouldHaveIsFound(String text) throws IOException {
    written("one", "13/03/2026, 09:00 - Sam: " + text + "\n");

    Sealbag.Run run = sealbag.run("check-fixtures", cases(), "--update");

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out()).contains("phone number, chat text", "kept for fiction");
    assertThat(cases().resolve("one/expected.json")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call +44 7700 900123",
        "call 07700\u00a0900\u2011999",
        "call +44 (0)7700 900000",
        "call +\u0664\u0664\u0667\u0667\u0660\u0660\u0669\u0660\u0660\u0661\u0662\u0663",
        "call 020 7946 0018",
        "call (212) 555-0142 or +1 646 555 0199",
        "00000035-PHOTO-2022-03-27-21-41-55.jpg",
        "02-12-2018 22:55:45 and 2016-04-29 10:30:00 and 0123",
        "https://maps.google.com/?q=51.4816546,-3.1791934"
      })
  void aReservedNumberOrNoNumberPasses(String text) throws IOException {
    written("one", "13/03/2026, 09:00 - Sam: " + text + "\n");

    assertThat(sealbag.run("check-fixtures", cases(), "--update").code()).isZero();
    assertThat(sealbag.run("check-fixtures", cases()).code()).isZero();
  }

  @Test
  void updateWritesTheTruthInTheGeneratorsLayoutAndKeepsWhatWasLeftOpen() throws IOException {
    String name = "ios-group-with-media-12h-mdy-by-file-names";
    Path fixture = copied(name);
    edit(fixture, "\"sender\":\"Priya 🌼\"", "\"sender\":null");

    Sealbag.Run first = sealbag.run("check-fixtures", cases(), "--update");
    Sealbag.Run second = sealbag.run("check-fixtures", cases(), "--update");

    assertThat(first.code()).isZero();
    assertThat(first.out()).contains("updated  nested/" + name);
    assertThat(second.out()).contains("same     nested/" + name);
    assertThat(fixture.resolve("expected.json"))
        .hasSameTextualContentAs(EXPORTS.resolve(name).resolve("expected.json"));
  }

  @Test
  void updateIsRefusedInCi() throws IOException {
    Path fixture = copied(CASE);
    edit(fixture, "Tomos", "Thomas");
    byte[] before = Files.readAllBytes(fixture.resolve("expected.json"));

    Sealbag.Run run =
        new Sealbag(folder, Map.of("CI", "true")).run("check-fixtures", cases(), "--update");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1).first().asString().contains("--update", "CI");
    assertThat(fixture.resolve("expected.json")).hasBinaryContent(before);
  }

  @Test
  void anExportWithoutTruthAndATruthWithoutExportAreBothTold() throws IOException {
    written("no-truth", "13/03/2026, 09:00 - Sam: hello\n");
    Files.writeString(
        Files.createDirectories(cases().resolve("no-export")).resolve("expected.json"), "{}");
    Files.writeString(
        written("broken", "13/03/2026, 09:00 - Sam: hello\n").resolve("expected.json"), "{\n\n[");
    written("no-chat", "nothing");

    Sealbag.Run run = sealbag.run("check-fixtures", cases());

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("no-export: holds expected.json but no export");
    assertThat(run.out()).contains("no such file", "not JSON, at line 3", "not a WhatsApp chat");
    assertThat(run.out()).contains("3 cases with 2 records: 0 as expected, 3 failed");
  }

  @Test
  void nothingToCheckIsAUsageErrorThatSaysWhatWasLookedFor() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));

    Sealbag.Run none = sealbag.run("check-fixtures", empty);
    Sealbag.Run unfit = sealbag.run("check-fixtures", EXPORTS, "--filter", "no such case");
    Sealbag.Run gone = sealbag.run("check-fixtures", folder.resolve("gone"));
    Sealbag.Run glob = sealbag.run("check-fixtures", EXPORTS, "--filter", "[");
    Sealbag.Run both = sealbag.run("check-fixtures", EXPORTS, "--tap", "--json");

    assertThat(none.err()).contains("export.zip", "export.txt", "expected.json");
    for (Sealbag.Run run : List.of(none, unfit, gone, glob, both)) {
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err().lines()).hasSize(1);
    }
  }

  @Test
  void theFilterIsATextOrAGlob() {
    assertThat(
            sealbag
                .run("check-fixtures", EXPORTS, "--filter", "ios-*-undecidable", "--json")
                .summary()
                .get("cases")
                .asInt())
        .isEqualTo(1);
    assertThat(
            sealbag
                .run("check-fixtures", EXPORTS, "--filter", "h-undecidable", "--json")
                .summary()
                .get("cases")
                .asInt())
        .isEqualTo(2);
  }

  @Test
  void theReportsAreTheSameHoweverManyJobs() throws IOException {
    copied(CASE);
    edit(copied("ios-group-with-media-24h-ymd"), "Marek", "Mark");

    Sealbag.Run one = sealbag.run("check-fixtures", cases(), "--tap", "--jobs", "1");
    Sealbag.Run many = sealbag.run("check-fixtures", cases(), "--tap", "--jobs", "4");

    assertThat(one).isEqualTo(many);
    assertThat(one.out().lines())
        .startsWith(
            "TAP version 14", "1..2", "not ok 1 - nested/ios-group-with-media-24h-ymd", "  ---")
        .endsWith("  ...", "ok 2 - nested/" + CASE);
  }

  @Test
  void theJunitFileIsXmlWithACaseAndItsFailure() throws Exception {
    copied(CASE);
    edit(copied("ios-group-with-media-24h-ymd"), "Marek", "<Mark & \\\"co\\\">");
    Path file = folder.resolve("new/fixtures.xml");

    sealbag.run("check-fixtures", cases(), "--junit", file);

    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(Files.readString(file).getBytes(StandardCharsets.UTF_8)));
    var cases = xml.getElementsByTagName("testcase");
    assertThat(cases.getLength()).isEqualTo(2);
    assertThat(cases.item(0).getTextContent()).contains("<Mark & ", "expected", "^^^");
    assertThat(cases.item(1).getTextContent()).isEmpty();
    assertThat(xml.getDocumentElement().getAttribute("failures")).isEqualTo("1");
  }

  @Test
  void jsonNamesEachDifferenceWithItsPlace() throws IOException {
    edit(copied(CASE), "\"sender\":\"Tomos Bevan\"", "\"sender\":\"Tomos B\"");

    Sealbag.Run run = sealbag.run("check-fixtures", cases(), "--json");

    JsonNode difference = run.item().get("differences").get(0);
    assertThat(difference.get("key").asString()).isEqualTo("sender");
    assertThat(difference.get("line").asLong()).isEqualTo(4);
    assertThat(run.summary().get("failed").asInt()).isEqualTo(1);
    assertThat(run.summary().get("exit").asInt()).isEqualTo(4);
  }
}
