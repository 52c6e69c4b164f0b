package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Adding a language to Sealbag without programming, and seeing why a record is read as it is.
class LocaleCommandsTest {
  @TempDir private Path folder;
  private Sealbag sealbag;
  private Path phrases;

  @BeforeEach
  void start() {
    sealbag = new Sealbag(folder.resolve("home"));
    phrases = folder.resolve("phrases");
  }

  private Path chat(String... lines) throws IOException {
    return Files.writeString(folder.resolve("chat.txt"), String.join("\n", lines) + "\n");
  }

  @Test
  void everyLanguageIsListedWithItsPhrases() {
    Sealbag.Run plain = sealbag.run("locale", "list");
    Sealbag.Run json = sealbag.run("locale", "list", "--json");

    assertThat(plain.out()).contains("de ", "German");
    assertThat(json.summary().get("languages").asInt()).isEqualTo(json.items().size());
    assertThat(json.items())
        .allSatisfy(language -> assertThat(language.get("notices").asInt()).isPositive());
  }

  @Test
  void coverageNamesTheKindsThatALanguageLacks() {
    Sealbag.Run json = sealbag.run("locale", "coverage", "--json");
    int kinds = json.summary().get("kinds").asInt();

    assertThat(json.items())
        .allSatisfy(
            language ->
                assertThat(language.get("known").asInt() + language.get("missing").size())
                    .isEqualTo(kinds));
    assertThat(sealbag.run("locale", "coverage").out()).contains("of " + kinds + " kinds");
  }

  @Test
  void aNewPackIsATemplateWithTheOtherLanguageBesideEachGap() throws IOException {
    Sealbag.Run written =
        sealbag.run("locale", "new", "cy", "--from", "en", "--dir", phrases, "--json");
    String pack = Files.readString(phrases.resolve("cy.tsv"));

    assertThat(written.summary().get("file").asString()).endsWith("cy.tsv");
    assertThat(pack).startsWith("# What the app prints in Welsh:");
    assertThat(pack).contains("# {1} added {2}\nmember_added\tany\tapp\twhole\t\tgroup\n");

    Sealbag.Run again = sealbag.run("locale", "new", "cy", "--from", "en", "--dir", phrases);
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("is there already");
    assertThat(Files.readString(phrases.resolve("cy.tsv"))).isEqualTo(pack);
  }

  @Test
  void anUnfilledPackIsNotSoundAndAFilledOneIs() throws IOException {
    sealbag.run("locale", "new", "cy", "--from", "en", "--dir", phrases);
    assertThat(sealbag.run("locale", "test", "cy", "--dir", phrases).code()).isEqualTo(4);

    Files.writeString(
        phrases.resolve("cy.tsv"), "member_added\tany\tapp\twhole\tYchwanegodd {1} {2}\tgroup\n");
    Sealbag.Run sound = sealbag.run("locale", "test", "cy", "--dir", phrases);

    assertThat(sound.code()).as(sound.out()).isZero();
    assertThat(sound.out()).isEqualTo("The pack is sound.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "member_added\tany\tapp\twhole",
        "member_addde\tany\tapp\twhole\t{1} ychwanegodd {2}",
        "member_added\twindows\tapp\twhole\t{1} ychwanegodd {2}",
        "member_added\tany\tbot\twhole\t{1} ychwanegodd {2}",
        "member_added\tany\tapp\tmiddle\t{1} ychwanegodd {2}",
        "member_added\tany\tapp\twhole\t{1} ychwanegodd {2}\tcrowd",
        "member_added\tany\tapp\twhole\t{1} ychwanegodd {name}",
        "member_added\tany\tapp\twhole\t{*} ychwanegodd {2}",
        "member_added\tany\tapp\twhole\t{1} ychwanegodd [{2}",
        "member_added\tany\tapp\twhole\t{1} ychwanegodd {2} ",
        "member_added\tany\tapp\twhole\t{1} ychwanegodd \u200E{2}",
        "member_added\tany\tapp\twhole\t{1} a {2}",
        "file_attached\tandroid\tperson\tline\tfile atodwyd",
        "image_omitted\tios\tperson\tend\t{1} wedi ei hepgor",
        "",
      })
  void whatIsWrongWithAPackIsSaidWithItsLine(String row) throws IOException {
    Files.createDirectories(phrases);
    Files.writeString(phrases.resolve("cy.tsv"), "# a comment\n" + row + "\n");

    Sealbag.Run run = sealbag.run("locale", "test", "cy", "--dir", phrases, "--json");

    assertThat(run.code()).isEqualTo(4);
    JsonNode finding = run.item();
    assertThat(finding.get("severity").asString()).isEqualTo("wrong");
    assertThat(finding.get("line").asInt()).isEqualTo(row.isEmpty() ? 0 : 2);
    assertThat(finding.get("sentence").asString()).endsWith(".");
  }

  @Test
  void aRowThatStandsTwiceIsWrongAndATextThatAnotherLanguageClaimsIsNoted() throws IOException {
    Files.createDirectories(phrases);
    String row = "member_left\tany\tapp\twhole\t{1} hat {2} hinzugefügt\tgroup\n";
    Files.writeString(phrases.resolve("cy.tsv"), row + row);
    Sealbag.Run twice = sealbag.run("locale", "test", "cy", "--dir", phrases);
    Files.writeString(phrases.resolve("cy.tsv"), row);
    Sealbag.Run clash = sealbag.run("locale", "test", "cy", "--dir", phrases);

    assertThat(twice.code()).isEqualTo(4);
    assertThat(twice.out()).contains("cy.tsv:2  wrong: The same row stands on line 1.");
    assertThat(clash.code()).isZero();
    assertThat(clash.out()).contains("cy.tsv:1  note: The same text is member_added by de.tsv:");
  }

  @Test
  void everyPackOfThisBuildIsSound() {
    for (JsonNode language : sealbag.run("locale", "list", "--json").items()) {
      String tag = language.get("tag").asString();

      Sealbag.Run run = sealbag.run("locale", "test", tag, "--dir", folder);

      assertThat(run.code()).as("%s: %s", tag, run.out()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../cy", "", "c y", "/etc/passwd", "cy\u001b"})
  void aTagThatIsNoneIsAUsageErrorAndWritesNothing(String tag) {
    for (Sealbag.Run run :
        List.of(
            sealbag.run("locale", "new", tag, "--from", "en", "--dir", phrases),
            sealbag.run("locale", "test", tag, "--dir", phrases))) {
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("BCP 47").doesNotContain("\u001b");
    }
    assertThat(phrases).doesNotExist();
  }

  @Test
  void textsOfTheAppThatNoPhraseKnowsAreShownWithTheNearest() throws IOException {
    Path chat =
        chat(
            "23/03/2022, 13:30 - Ann added Ben",
            "23/03/2022, 13:31 - Ann: hello",
            "23/03/2022, 13:32 - Ann changed the colours of this group \u001b[2J");

    Sealbag.Run run = sealbag.run("locale", "explain", chat);
    JsonNode unknown = sealbag.run("locale", "explain", chat, "--json").item();

    assertThat(run.out())
        .contains("language en", "     3  Ann changed the colours of this group \\u001b[2J");
    assertThat(run.out()).contains("like en.tsv:").doesNotContain("hello", "\u001b");
    assertThat(unknown.get("line").asInt()).isEqualTo(3);
    assertThat(unknown.get("nearest").size()).isEqualTo(3);
  }

  @Test
  void inspectExplainsEachRecordByThePhraseFoundInIt() throws IOException {
    Path chat =
        chat(
            "23/03/2022, 13:30 - Ann added Ben",
            "23/03/2022, 13:31 - Ann: hello",
            "23/03/2022, 13:32 - Ann: This message was deleted",
            "23/03/2022, 13:33 - Ann: so <This message was edited>",
            "23/03/2022, 13:34 - Something new \u001b[2J");

    Sealbag.Run run = sealbag.run("inspect", "--explain", chat);
    List<JsonNode> items = sealbag.run("inspect", "--explain", chat, "--json").items();

    assertThat(run.out())
        .containsPattern("     1  notice member_added  +en.tsv:\\d+ \"\\{1} added \\{2}\"\n")
        .containsPattern("     2  text\n")
        .containsPattern("     3  deleted  +en.tsv:\\d+ \"This message was deleted\\[.]\"\n")
        .containsPattern("     4  text  +en.tsv:\\d+ \"<This message was edited\\[.]>\"\n")
        .contains("UNKNOWN_NOTICE: Text of the app that Sealbag does not know.")
        .doesNotContain("hello", "\u001b");
    assertThat(items.stream().map(item -> item.get("type").asString()))
        .filteredOn("explanation"::equals)
        .hasSize(5);
  }
}
