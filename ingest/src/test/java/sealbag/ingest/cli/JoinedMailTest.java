package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
  private PostOffice post;
  private Sealbag sealbag;

  @BeforeEach
  void open() throws Exception {
    post = new PostOffice();
    sealbag = post.sealbag(folder.resolve("home"));
  }

  @AfterEach
  void close() throws Exception {
    assertThat(sealbag.run("custody", "verify").code()).isZero();
    post.close();
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
    send(text("1", REFERENCE, chat("")));
    send(
        text(
            "2", REFERENCE, chat("15/11/2026, 09:00 - Sam: later\n15/11/2026, 09:01 - Sam: on\n")));

    JsonNode second = items().get(1);
    assertThat(second.at("/related/0/receipt").asString()).isEqualTo("SB-2026-000001");
    assertThat(second.at("/related/0/how").asString()).isEqualTo("longer");
    assertThat(states()).containsExactly("recorded", "recorded");
    assertThat(post.got().getLast().text())
        .contains("SB-2026-000001 (2 later entries)")
        .contains("nothing was merged");
    assertThat(sealbag.run("show", "SB-2026-000002").out())
        .contains("SB-2026-000001: its chat goes on here, 2 more records");
    assertThat(custody("SB-2026-000001")).contains("\"action\":\"supplemented\"");
    assertThat(sealbag.run("verify", packageOf("SB-2026-000002")).code()).isZero();
  }

  @Test
  void thePictureThatDidNotComeGoesWithItsChatAndUnderItsReference() throws Exception {
    send(text("1", REFERENCE, chat("")));
    send(picture("2", "the picture"));

    assertThat(states()).containsExactly("recorded", "recorded");
    JsonNode second = items().get(1);
    assertThat(second.at("/related/0/how").asString()).isEqualTo("supplies");
    assertThat(second.at("/related/0/files").asInt()).isEqualTo(1);
    assertThat(post.got().getLast().text())
        .contains("SB-2026-000001 (1 file that did not come then)")
        .contains("01/2345678/26");
    assertThat(custody("SB-2026-000002"))
        .contains("\"action\":\"reference-taken-over\"")
        .contains("\"action\":\"related\"");
    assertThat(sealbag.run("verify", packageOf("SB-2026-000002")).code()).isZero();
  }

  @Test
  void picturesInAZipOfTheirOwnAreJoinedToo() throws Exception {
    send(text("1", REFERENCE, chat("")));
    send(OfficerMail.of("2", REFERENCE).attach("media.zip", "application/zip", zip(PICTURE)));

    assertThat(states()).containsExactly("recorded", "recorded");
    assertThat(items().get(1).at("/related/0/how").asString()).isEqualTo("supplies");
    assertThat(sealbag.run("verify", packageOf("SB-2026-000002")).code()).isZero();
  }

  @Test
  void aPictureThatComesBeforeItsChatWaitsForIt() throws Exception {
    send(picture("1", REFERENCE));
    assertThat(states()).containsExactly("held");

    send(text("2", REFERENCE, chat("")));
    watch();

    assertThat(states()).containsExactly("recorded", "recorded");
    assertThat(items().get(0).at("/related/0/receipt").asString()).isEqualTo("SB-2026-000002");
  }

  @Test
  void aPictureThatNoChatMentionsIsStillNoExport() throws Exception {
    send(text("1", REFERENCE, OfficerMail.chat("Sam", "nothing")));
    send(picture("2", REFERENCE));

    assertThat(states()).containsExactly("recorded", "held");
    assertThat(items().get(1).get("code").asString()).isEqualTo("NO_EXPORT");
  }

  @Test
  void aPictureThatTwoChatsLackWaitsForAWordOfTheOfficer() throws Exception {
    twoChatsAndAPicture();
    PostOffice.Got letter = post.got().getLast();
    assertThat(letter.subject()).contains("which chat is it");

    send(
        OfficerMail.of("4", "Re: " + letter.subject())
            .header("In-Reply-To: " + letter.id())
            .saying("SB-2026-000002"));
    watch();

    assertThat(states()).containsExactly("recorded", "recorded", "recorded", "closed");
    assertThat(items().get(2).at("/related/0/receipt").asString()).isEqualTo("SB-2026-000002");
    assertThat(items().get(2).get("related")).hasSize(1);
  }

  @Test
  void aPersonMaySayWhichOfTwoChatsItBelongsTo() throws Exception {
    twoChatsAndAPicture();

    Sealbag.Run wrong =
        sealbag.run(
            "release", "SB-2026-000003", "--belongs-to", "SB-2026-000009", "--because", "Seen.");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("from the same accepted sender");

    sealbag.run(
        "release", "SB-2026-000003", "--belongs-to", "SB-2026-000001", "--because", "Seen.");

    assertThat(items().get(2).at("/related/0/receipt").asString()).isEqualTo("SB-2026-000001");
    assertThat(custody("SB-2026-000003")).contains("\"belongsTo\":\"SB-2026-000001\"");
  }

  @Test
  void nothingIsJoinedToWhatAnotherOfficerSent() throws Exception {
    send(text("1", REFERENCE, chat("")));
    send(
        text("2", REFERENCE, chat("15/11/2026, 09:00 - Sam: later\n"))
            .from("other@example.police.uk"));
    send(picture("3", REFERENCE).from("other2@example.police.uk"));

    assertThat(items().get(1).get("related")).isEmpty();
    assertThat(items().get(2).get("code").asString()).isEqualTo("NO_EXPORT");
    assertThat(custody("SB-2026-000001")).doesNotContain("supplemented");
  }

  @Test
  void whatBelongsToARestrictedChatIsRestrictedToo() throws Exception {
    send(text("1", "01/2345678/26 prohibited use", chat("")));
    send(picture("2", "01/2345678/26 evidence"));

    assertThat(items())
        .allSatisfy(item -> assertThat(item.get("code").asString()).isEqualTo("RESTRICTED"));
    assertThat(post.got().getLast().text()).doesNotContain("SB-2026-000001");
  }

  @Test
  void aLineWithTheNumberOfAPartIsAboutThatPartOnly() throws Exception {
    send(OfficerMail.of("1", "two chats").withChat("Sam", "one").withZip("Ann", "two"));
    assertThat(states()).containsExactly("split", "held", "held");
    PostOffice.Got letter = post.got().getLast();

    send(
        OfficerMail.of("2", "Re: " + letter.subject())
            .header("In-Reply-To: " + letter.id())
            .saying("SB-2026-000002: 01/1111111/26\r\nSB-2026-000003: 01/2222222/26"));
    watch();

    assertThat(states()).containsExactly("split", "recorded", "recorded", "closed");
    assertThat(stub("SB-2026-000002")).contains("01/1111111/26").doesNotContain("01/2222222/26");
    assertThat(stub("SB-2026-000003")).contains("01/2222222/26").doesNotContain("01/1111111/26");
  }

  @Test
  void anAnswerThatNamesARestrictedReasonRestrictsWhatIsNotSealedYet() throws Exception {
    send(text("1", "an export", chat("")));
    PostOffice.Got letter = post.got().getLast();

    send(
        OfficerMail.of("2", "Re: " + letter.subject())
            .header("In-Reply-To: " + letter.id())
            .saying("01/1111111/26\r\nWhy: prohibited use"));
    watch();

    assertThat(items().getFirst().get("code").asString()).isEqualTo("RESTRICTED");
  }

  private void twoChatsAndAPicture() throws Exception {
    send(text("1", REFERENCE, chat("")));
    send(
        OfficerMail.of("2", REFERENCE)
            .attach(
                "WhatsApp Chat with Ann.txt",
                "text/plain",
                chat("").replace("Sam", "Ann").getBytes(UTF_8)));
    send(picture("3", REFERENCE));
    assertThat(states()).containsExactly("recorded", "recorded", "held");
    assertThat(items().get(2).get("code").asString()).isEqualTo("NEEDS_JOIN");
  }

  private static byte[] zip(String name) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write("a picture".getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private void send(OfficerMail mail) throws Exception {
    post.deliver(mail);
    watch();
  }

  private void watch() {
    Sealbag.Run run = sealbag.run("watch", "--once");
    assertThat(run.code()).as(run.err()).isIn(0, 3);
  }

  private List<JsonNode> items() {
    return sealbag.run("list", "--json").items();
  }

  private List<String> states() {
    return items().stream().map(one -> one.get("state").asString()).toList();
  }

  private String custody(String number) {
    return sealbag.run("custody", "export", number).out();
  }

  private String packageOf(String number) {
    return sealbag.home().resolve("packages").resolve(number + ".zip").toString();
  }

  private String stub(String number) throws IOException {
    return java.nio.file.Files.readString(
        sealbag.home().resolve("outbox/records/stub-" + number + ".json"));
  }
}
