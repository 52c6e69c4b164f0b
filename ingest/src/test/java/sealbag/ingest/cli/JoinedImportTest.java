package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a person imports of a chat that is there already.
class JoinedImportTest {
  private static final String REFERENCE = "01/2345678/26 JS/1 evidence";
  private static final String PICTURE = "IMG-20261114-WA0001.jpg";

  @TempDir private Path folder;
  private WatchedHome home;

  @BeforeEach
  void open() throws IOException {
    home = new WatchedHome(folder);
  }

  @AfterEach
  void close() throws IOException {
    home.close();
  }

  private static String chat(String more) {
    return OfficerMail.chat("Sam", "see this")
        + "14/11/2026, 10:05 - Sam: "
        + PICTURE
        + " (file attached)\n"
        + more;
  }

  private Path text(String more) throws IOException {
    Path below = Files.createDirectories(folder.resolve("in").resolve("text" + more.length()));
    return Files.writeString(below.resolve("WhatsApp Chat with Sam.txt"), chat(more));
  }

  private Path media() throws IOException {
    Path file = folder.resolve("media.zip");
    try (OutputStream out = Files.newOutputStream(file);
        var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(PICTURE));
      zip.write("a picture".getBytes(UTF_8));
    }
    return file;
  }

  private JsonNode imported(Path file, String... more) {
    Object[] words = Stream.concat(Stream.of("import", "--json", file), Stream.of(more)).toArray();
    Sealbag.Run run = home.sealbag().run(words);
    assertThat(run.code()).as(run.err()).isIn(0, 3);
    String number = run.receipt();
    return home.sealbag().run("show", "--json", number).items().getFirst();
  }

  private void sendTheText() throws Exception {
    home.send(
        OfficerMail.of("1", REFERENCE)
            .attach("WhatsApp Chat with Sam.txt", "text/plain", chat("").getBytes(UTF_8)));
  }

  @Test
  void mediaThatWereTooLargeForMailGoWithTheChatThatTheOfficerSent() throws Exception {
    sendTheText();

    JsonNode media = imported(media(), "--officer", OfficerMail.OFFICER);

    assertThat(media.get("state").asString()).isEqualTo("recorded");
    assertThat(media.at("/related/0/receipt").asString()).isEqualTo("SB-2026-000001");
    assertThat(home.custody("SB-2026-000002"))
        .contains("\"action\":\"officer-known\"")
        .contains("\"action\":\"reference-taken-over\"");
    assertThat(home.custody("SB-2026-000001")).contains("\"action\":\"supplemented\"");
    assertThat(home.post().got()).hasSize(1);
  }

  @Test
  void exportsOfTheSameOfficerAreRelatedWithoutAnyMail() throws Exception {
    imported(text(""), "--officer", "PC Jo Shah");

    JsonNode longer = imported(text("15/11/2026, 09:00 - Sam: later\n"), "--officer", "PC Jo Shah");
    JsonNode ofAnother =
        imported(text("15/11/2026, 09:00 - Sam: other\n"), "--officer", "PC Al Reid");

    assertThat(longer.at("/related/0/how").asString()).isEqualTo("longer");
    assertThat(ofAnother.get("related")).isEmpty();
  }

  @Test
  void withoutAnOfficerNothingIsRelated() throws Exception {
    imported(text(""));

    assertThat(imported(text("15/11/2026, 09:00 - Sam: later\n")).get("related")).isEmpty();
  }

  @Test
  void anImportedMailIsRelatedOnlyWhereItsSenderWouldBeAccepted() throws Exception {
    sendTheText();
    OfficerMail mail =
        OfficerMail.of("2", REFERENCE)
            .attach(
                "WhatsApp Chat with Sam.txt",
                "text/plain",
                chat("15/11/2026, 09:00 - Sam: later\n").getBytes(UTF_8));
    Path ofOfficer = Files.write(folder.resolve("one.eml"), mail.bytes());
    Path ofStranger = Files.write(folder.resolve("two.eml"), mail.from("jo@example.com").bytes());

    assertThat(imported(ofOfficer).at("/related/0/how").asString()).isEqualTo("longer");
    assertThat(imported(ofStranger).get("related")).isEmpty();
  }

  @Test
  void whatIsImportedForARestrictedChatIsRestricted() throws Exception {
    home.send(
        OfficerMail.of("1", "01/2345678/26 prohibited use")
            .attach("WhatsApp Chat with Sam.txt", "text/plain", chat("").getBytes(UTF_8)));

    JsonNode media = imported(media(), "--officer", OfficerMail.OFFICER);

    assertThat(media.get("code").asString()).isEqualTo("RESTRICTED");
  }

  @Test
  void theOfficerCannotAnswerAboutWhatAPersonImported() throws Exception {
    imported(text(""), "--officer", OfficerMail.OFFICER);

    home.send(OfficerMail.of("1", "Re: SB-2026-000001").saying("01/9999999/26"));

    assertThat(home.custody("SB-2026-000001")).doesNotContain("answered");
  }
}
