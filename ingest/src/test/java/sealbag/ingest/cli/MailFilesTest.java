package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Files of many mails, and what becomes of mails that hold something else.
class MailFilesTest {
  private static final Path MAILS = Sealbag.FIXTURES.resolve("hostile-mails");
  @TempDir private Path folder;
  private Sealbag sealbag = new Sealbag(Path.of("unused"));

  @BeforeEach
  void openAHome() {
    sealbag = new Sealbag(folder.resolve("home"));
  }

  private static String mail(String name) throws IOException {
    return Files.readString(MAILS.resolve(name + ".eml"), ISO_8859_1);
  }

  private Path mbox(String... names) throws IOException {
    var text = new StringBuilder();
    for (String name : names) {
      text.append("From jo@police.example Thu Mar 14 09:15:02 2024\r\n")
          .append(mail(name))
          .append("\r\n");
    }
    return Files.writeString(folder.resolve("intake.mbox"), text, ISO_8859_1);
  }

  @Test
  void eachMailOfAnMboxWithAnExportIsSealedAndTheOthersAreCountedAndListed() throws IOException {
    Path mbox =
        mbox("zip-inline", "screenshots", "out-of-office", "exports-several", "telegram-json");

    Sealbag.Run run = sealbag.run("import", "--json", mbox);

    assertThat(run.code()).isEqualTo(3);
    JsonNode item = run.item();
    assertThat(item.get("packages")).hasSize(3);
    assertThat(item.get("code").asString()).isEqualTo("OTHER_APP");
    JsonNode mails = item.get("mails");
    assertThat(mails.get("total").asInt()).isEqualTo(5);
    assertThat(mails.get("withExport").asInt()).isEqualTo(3);
    assertThat(mails.get("withoutExport").asInt()).isEqualTo(2);
    JsonNode shown =
        sealbag.run("show", "--json", item.get("receipt").asString()).items().getFirst();
    assertThat(shown.get("mails")).isEqualTo(mails);
    String list = mails.get("list").asString();
    Path listed =
        sealbag.home().resolve("store/objects").resolve(list.substring(0, 2)).resolve(list);
    assertThat(Files.readAllLines(listed))
        .satisfiesExactly(
            line -> assertThat(line).contains("mail-000002.eml").endsWith("NO_EXPORT"),
            line -> assertThat(line).contains("mail-000003.eml").endsWith("AUTOMATED"));
  }

  @Test
  void aVeryLongTextOfAMailIsCutInThePackageAndThatIsSaid() throws IOException {
    String part = "Content-Type: text/plain\r\n\r\n" + "word ".repeat(300_000) + "\r\n";
    String text = mail("zip-inline");
    String boundary = text.substring(text.indexOf("\r\n--") + 2);
    String opening = boundary.substring(0, boundary.indexOf("\r\n") + 2);
    Path mail =
        Files.writeString(
            folder.resolve("long.eml"), text.replaceFirst(opening, opening + part + opening));

    SealedZip sealed =
        GoldenMailsTest.packages(sealbag.run("import", "--json", mail).item()).getFirst();

    sealed.assertSound();
    byte[] head = sealed.bytes("metadata/message-head.eml");
    assertThat(head.length).isBetween(1 << 20, (1 << 20) + 10_000);
    assertThat(new String(head, ISO_8859_1)).endsWith("kept where it was received.\n");
    assertThat(new String(sealed.bytes("metadata/limitations.json"), ISO_8859_1))
        .contains("MAIL_TEXT_CUT");
  }

  @Test
  void eachMailOfAnMboxHasItsOwnSenderAsOfficer() throws IOException {
    Path mbox = mbox("screenshots", "zip-inline");
    String text = Files.readString(mbox, ISO_8859_1);
    Files.writeString(
        mbox,
        text.replaceFirst("<jo.shah@police.example>\r\nTo", "<other@police.example>\r\nTo"),
        ISO_8859_1);

    SealedZip sealed =
        GoldenMailsTest.packages(sealbag.run("import", "--json", mbox).item()).getFirst();

    assertThat(sealed.json("metadata/submission.json").at("/claims/officer").asString())
        .isEqualTo("jo.shah@police.example");
  }

  @Test
  void aPersonReadsHowManyMailsThereWereAndWhereTheOthersAreListed() throws IOException {
    Sealbag.Run run = sealbag.run("import", mbox("zip-inline", "screenshots"));

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("2 in this file: 1 taken in, 1 without an export");
    assertThat(run.out()).contains("store/objects/");
  }

  @Test
  void aMailOfAnMboxThatComesAgainByItselfIsADuplicate() throws IOException {
    sealbag.run("import", mbox("zip-inline", "screenshots"));

    Sealbag.Run again = sealbag.run("import", "--json", MAILS.resolve("zip-inline.eml"));

    assertThat(again.text("outcome")).isEqualTo("duplicate");
  }

  @Test
  void anMboxWithoutAnyExportIsHeldAndSaysHowManyMailsItHas() throws IOException {
    Sealbag.Run run = sealbag.run("import", "--json", mbox("screenshots", "out-of-office"));

    assertThat(run.text("code")).isEqualTo("NO_EXPORT");
    assertThat(run.text("reason")).contains("None of the 2 mails");
  }

  @Test
  void anotherAppsExportIsReleasedUnreadWithACatalogueAndWithoutAChat() throws IOException {
    Sealbag.Run held = sealbag.run("import", "--json", MAILS.resolve("telegram-html.eml"));

    sealbag.run("release", held.receipt(), "--because", "wanted by the officer in the case");

    Sealbag.Run shown = sealbag.run("show", "--json", held.receipt());
    JsonNode item = shown.items().getFirst();
    assertThat(item.get("state").asString()).isEqualTo("recorded");
    var sealed = new SealedZip(Path.of(item.get("package").asString()));
    sealed.assertSound();
    assertThat(sealed.json("data/catalogue.json").at("/container/type").asString())
        .isEqualTo("unparsed");
    assertThat(sealed.json("metadata/submission.json").at("/export/kind").asString())
        .isEqualTo("other");
  }

  @Test
  void automatedMailIsClosedAndKept() {
    Sealbag.Run run = sealbag.run("import", "--json", MAILS.resolve("out-of-office.eml"));

    JsonNode shown = sealbag.run("show", "--json", run.receipt()).items().getFirst();
    assertThat(run.code()).isZero();
    assertThat(shown.get("state").asString()).isEqualTo("closed");
    assertThat(run.text("reason")).contains("No person sent this");
    assertThat(sealbag.run("import", MAILS.resolve("out-of-office.eml")).out())
        .startsWith("Closed ");
  }

  @Test
  void aTrustedResultCountsOnlyFromTheConfiguredServer() throws IOException {
    Path mail = MAILS.resolve("results-forged.eml");
    String without = verdict(sealbag.run("import", "--json", mail));

    var trusting = new Sealbag(folder.resolve("trusting"));
    Files.createDirectories(trusting.home());
    Files.writeString(
        trusting.home().resolve("sealbag.toml"), "[mail]\nauthserv-id = \"mx.sealbag.example\"\n");
    String with = verdict(trusting.run("import", "--json", mail));

    assertThat(Set.of(without)).containsExactly("none");
    assertThat(with).isEqualTo("ar-pass");
  }

  private static String verdict(Sealbag.Run run) throws IOException {
    return GoldenMailsTest.packages(run.item())
        .getFirst()
        .json("metadata/submission.json")
        .at("/mail/authenticity/verdict")
        .asString();
  }
}
