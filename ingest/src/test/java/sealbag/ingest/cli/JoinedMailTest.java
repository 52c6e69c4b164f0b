package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What an officer sends in several mails.
class JoinedMailTest {
  private static final String REFERENCE = "01/2345678/26 JS/1 evidence";
  private static final String PICTURE = "IMG-20261114-WA0001.jpg";

  @TempDir private Path folder;
  private WatchedHome home;

  @BeforeEach
  void open() throws Exception {
    home = new WatchedHome(folder);
  }

  @AfterEach
  void close() throws Exception {
    home.close();
  }

  private static String chat(String more) {
    return OfficerMail.chat("Sam", "see this")
        + "14/11/2026, 10:05 - Sam: "
        + PICTURE
        + " (file attached)\n"
        + more;
  }

  private static OfficerMail text(String id, String subject, String chat) {
    return OfficerMail.of(id, subject)
        .attach("WhatsApp Chat with Sam.txt", "text/plain", chat.getBytes(UTF_8));
  }

  private static OfficerMail picture(String id, String subject) {
    return OfficerMail.of(id, subject).attach(PICTURE, "image/jpeg", "a picture".getBytes(UTF_8));
  }

  @Test
  void aLongerExportOfTheSameChatSaysWhatItAdds() throws Exception {
    home.send(text("1", REFERENCE, chat("")));
    home.send(
        text(
            "2", REFERENCE, chat("15/11/2026, 09:00 - Sam: later\n15/11/2026, 09:01 - Sam: on\n")));

    JsonNode second = home.items().get(1);
    assertThat(second.at("/related/0/receipt").asString()).isEqualTo("SB-2026-000001");
    assertThat(second.at("/related/0/how").asString()).isEqualTo("longer");
    assertThat(home.states()).containsExactly("recorded", "recorded");
    assertThat(home.lastLetter().text())
        .contains("SB-2026-000001 (2 later entries)")
        .contains("nothing was merged");
    assertThat(home.sealbag().run("show", "SB-2026-000002").out())
        .contains("SB-2026-000001: its chat goes on here, 2 more records");
    assertThat(home.custody("SB-2026-000001")).contains("\"action\":\"supplemented\"");
    assertThat(home.sealbag().run("verify", home.packageOf("SB-2026-000002")).code()).isZero();
  }

  @Test
  void aShorterExportOfTheSameChatSaysSoAtBoth() throws Exception {
    home.send(
        text("1", REFERENCE, chat("15/11/2026, 09:00 - Sam: later\n")),
        text("2", REFERENCE, chat("")));

    JsonNode related = home.items().get(1).at("/related/0");
    assertThat(related.get("how").asString()).isEqualTo("shorter");
    assertThat(related.get("sameRecords").asInt()).isEqualTo(4);
    assertThat(related.get("sameBytes").asInt()).isEqualTo(chat("").length());
    assertThat(home.lastLetter().text())
        .containsIgnoringWhitespaces("SB-2026-000001 (the first 4 entries of it, and no others)");
    assertThat(home.sealbag().run("show", "SB-2026-000002").out())
        .contains("SB-2026-000001: this text is the beginning of its chat, 4 records");
    assertThat(home.custody("SB-2026-000001"))
        .contains("\"action\":\"supplemented\"")
        .contains("\"how\":\"shorter\"");
    assertThat(home.sealbag().run("verify", home.packageOf("SB-2026-000002")).code()).isZero();
  }

  @Test
  void anExportThatTurnsIntoAnotherTextSaysHowFarTheyAgree() throws Exception {
    home.send(
        OfficerMail.of("1", REFERENCE).withZip("Sam", "see this"),
        text("2", REFERENCE, OfficerMail.chat("Sam", "see this") + "14/11/2026, 10:05 - Sam: x\n"));

    JsonNode related = home.items().get(1).at("/related/0");
    assertThat(related.get("how").asString()).isEqualTo("diverges");
    assertThat(related.get("sameRecords").asInt()).isEqualTo(3);
    assertThat(home.lastLetter().text())
        .containsIgnoringWhitespaces(
            "SB-2026-000001 (the first 3 entries are the same, then they differ)");
    assertThat(home.custody("SB-2026-000001")).contains("\"how\":\"diverges\"");
    assertThat(home.custody("SB-2026-000002")).contains("\"sameRecords\":\"3\"");
  }

  @Test
  void whatOnlyBeginsTheSameWayTakesNoReferenceOver() throws Exception {
    home.send(
        OfficerMail.of("1", REFERENCE).withZip("Sam", "see this"),
        text("2", "more", OfficerMail.chat("Sam", "see this") + "14/11/2026, 10:05 - Sam: x\n"));

    assertThat(home.codes()).containsExactly("", "NO_REFERENCE");
  }

  @Test
  void whatBeginsLikeARestrictedChatIsRestrictedToo() throws Exception {
    home.send(
        OfficerMail.of("1", "01/2345678/26 prohibited use").withZip("Sam", "see this"),
        text("2", REFERENCE, OfficerMail.chat("Sam", "see this") + "14/11/2026, 10:05 - Sam: x\n"));

    assertThat(home.codes()).containsExactly("RESTRICTED", "RESTRICTED");
  }

  @Test
  void anotherOfficersTextIsNotComparedAtAll() throws Exception {
    home.send(
        text("1", REFERENCE, chat("15/11/2026, 09:00 - Sam: later\n")),
        text("2", REFERENCE, chat("")).from("other@example.police.uk"));

    assertThat(home.items().get(1).get("related")).isEmpty();
    assertThat(home.custody("SB-2026-000001")).doesNotContain("SB-2026-000002");
    assertThat(home.post().got("other@example.police.uk").getLast().raw())
        .doesNotContain("SB-2026-000001");
  }

  @Test
  void thePictureThatDidNotComeGoesWithItsChatAndUnderItsReference() throws Exception {
    home.send(text("1", REFERENCE, chat("")));
    home.send(picture("2", "the picture"));

    assertThat(home.states()).containsExactly("recorded", "recorded");
    JsonNode second = home.items().get(1);
    assertThat(second.at("/related/0/how").asString()).isEqualTo("supplies");
    assertThat(second.at("/related/0/files").asInt()).isEqualTo(1);
    assertThat(home.lastLetter().text())
        .contains("SB-2026-000001 (1 file that did not come then)")
        .contains("01/2345678/26");
    assertThat(home.custody("SB-2026-000002"))
        .contains("\"action\":\"reference-taken-over\"")
        .contains("\"action\":\"related\"");
    assertThat(home.sealbag().run("verify", home.packageOf("SB-2026-000002")).code()).isZero();
  }

  @Test
  void picturesInAZipOfTheirOwnAreJoinedToo() throws Exception {
    home.send(text("1", REFERENCE, chat("")));
    home.send(OfficerMail.of("2", REFERENCE).attach("media.zip", "application/zip", zip(PICTURE)));

    assertThat(home.states()).containsExactly("recorded", "recorded");
    assertThat(home.items().get(1).at("/related/0/how").asString()).isEqualTo("supplies");
    assertThat(home.sealbag().run("verify", home.packageOf("SB-2026-000002")).code()).isZero();
  }

  @Test
  void aPictureThatComesBeforeItsChatWaitsForIt() throws Exception {
    home.send(picture("1", REFERENCE));
    assertThat(home.states()).containsExactly("held");

    home.send(text("2", REFERENCE, chat("")));
    home.watch();

    assertThat(home.states()).containsExactly("recorded", "recorded");
    assertThat(home.items().get(0).at("/related/0/receipt").asString()).isEqualTo("SB-2026-000002");
  }

  @Test
  void aPictureThatNoChatMentionsIsStillNoExport() throws Exception {
    home.send(text("1", REFERENCE, OfficerMail.chat("Sam", "nothing")));
    home.send(picture("2", REFERENCE));

    assertThat(home.states()).containsExactly("recorded", "held");
    assertThat(home.items().get(1).get("code").asString()).isEqualTo("NO_EXPORT");
  }

  @Test
  void aPictureThatTwoChatsLackWaitsForAWordOfTheOfficer() throws Exception {
    twoChatsAndAPicture();
    assertThat(home.lastLetter().subject()).contains("which chat is it");

    home.send(home.answer("4", "SB-2026-000002"));
    home.watch();

    assertThat(home.states()).containsExactly("recorded", "recorded", "recorded", "closed");
    assertThat(home.items().get(2).at("/related/0/receipt").asString()).isEqualTo("SB-2026-000002");
    assertThat(home.items().get(2).get("related")).hasSize(1);
  }

  @Test
  void aPersonMaySayWhichOfTwoChatsItBelongsTo() throws Exception {
    twoChatsAndAPicture();

    Sealbag.Run wrong =
        home.sealbag()
            .run(
                "release",
                "SB-2026-000003",
                "--belongs-to",
                "SB-2026-000009",
                "--because",
                "Seen.");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("from the same accepted sender");

    home.sealbag()
        .run("release", "SB-2026-000003", "--belongs-to", "SB-2026-000001", "--because", "Seen.");

    assertThat(home.items().get(2).at("/related/0/receipt").asString()).isEqualTo("SB-2026-000001");
    assertThat(home.custody("SB-2026-000003")).contains("\"belongsTo\":\"SB-2026-000001\"");
  }

  @Test
  void nothingIsJoinedToWhatAnotherOfficerSent() throws Exception {
    home.send(text("1", REFERENCE, chat("")));
    home.send(
        text("2", REFERENCE, chat("15/11/2026, 09:00 - Sam: later\n"))
            .from("other@example.police.uk"));
    home.send(picture("3", REFERENCE).from("other2@example.police.uk"));

    assertThat(home.items().get(1).get("related")).isEmpty();
    assertThat(home.items().get(2).get("code").asString()).isEqualTo("NO_EXPORT");
    assertThat(home.custody("SB-2026-000001")).doesNotContain("supplemented");
  }

  @Test
  void whatBelongsToARestrictedChatIsRestrictedToo() throws Exception {
    home.send(text("1", "01/2345678/26 prohibited use", chat("")));
    home.send(picture("2", "01/2345678/26 evidence"));

    assertThat(home.items())
        .allSatisfy(item -> assertThat(item.get("code").asString()).isEqualTo("RESTRICTED"));
    assertThat(home.lastLetter().text()).doesNotContain("SB-2026-000001");
  }

  @Test
  void aLineWithTheNumberOfAPartIsAboutThatPartOnly() throws Exception {
    home.send(OfficerMail.of("1", "two chats").withChat("Sam", "one").withZip("Ann", "two"));
    assertThat(home.states()).containsExactly("split", "held", "held");

    home.send(home.answer("2", "SB-2026-000002: 01/1111111/26\r\nSB-2026-000003: 01/2222222/26"));
    home.watch();

    assertThat(home.states()).containsExactly("split", "recorded", "recorded", "closed");
    assertThat(stub("SB-2026-000002")).contains("01/1111111/26").doesNotContain("01/2222222/26");
    assertThat(stub("SB-2026-000003")).contains("01/2222222/26").doesNotContain("01/1111111/26");
  }

  @Test
  void anAnswerThatNamesARestrictedReasonRestrictsWhatIsNotSealedYet() throws Exception {
    home.send(text("1", "an export", chat("")));

    home.send(home.answer("2", "01/1111111/26\r\nWhy: prohibited use"));
    home.watch();

    assertThat(home.items().getFirst().get("code").asString()).isEqualTo("RESTRICTED");
  }

  private void twoChatsAndAPicture() throws Exception {
    home.send(text("1", REFERENCE, chat("")));
    home.send(
        OfficerMail.of("2", REFERENCE)
            .attach(
                "WhatsApp Chat with Ann.txt",
                "text/plain",
                chat("").replace("Sam", "Ann").getBytes(UTF_8)));
    home.send(picture("3", REFERENCE));
    assertThat(home.states()).containsExactly("recorded", "recorded", "held");
    assertThat(home.items().get(2).get("code").asString()).isEqualTo("NEEDS_JOIN");
  }

  private static byte[] zip(String name) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write("a picture".getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private String stub(String number) throws IOException {
    return java.nio.file.Files.readString(
        home.outbox("records").resolve("stub-" + number + ".json"));
  }
}
