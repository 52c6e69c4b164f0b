package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.cli.PostOffice.Got;

/// What an officer answers after the record was made is added to it, and a person is asked where it
/// contradicts what was sealed.
class AnsweredRecordTest {
  private static final String STAFF = "staff@example.police.uk";

  @TempDir private Path folder;
  private PostOffice post;
  private Sealbag sealbag;

  @BeforeEach
  void open() throws Exception {
    post = new PostOffice();
    sealbag = post.sealbag(folder.resolve("home"));
    Path settings = sealbag.home().resolve("sealbag.toml");
    Files.writeString(
        settings,
        Files.readString(settings).replace("[receipts]", "[receipts]\nstaff = \"" + STAFF + "\""));
  }

  @AfterEach
  void close() throws Exception {
    assertThat(sealbag.run("custody", "verify").code()).isZero();
    post.close();
  }

  private void watch() {
    assertThat(sealbag.run("watch", "--once").code()).isZero();
  }

  private void answer(String id, String words) throws Exception {
    Got letter = post.got().getFirst();
    post.deliver(
        OfficerMail.of(id, "Re: " + letter.subject())
            .header("In-Reply-To: " + letter.id())
            .saying(words));
    watch();
  }

  private List<String> names(String outbox) throws IOException {
    try (var files = Files.list(sealbag.home().resolve(outbox))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aCorrectionIsAddedOnceAndAPersonIsAsked() throws Exception {
    post.deliver(OfficerMail.of("1", "01/2345678/26 JS/1 evidence").withChat("Sam", "hi"));
    watch();

    answer("2", "01/7777777/26\r\n");
    watch();

    assertThat(names("outbox/records"))
        .containsExactly("stub-SB-2026-000001.2.json", "stub-SB-2026-000001.json");
    assertThat(read("outbox/records/stub-SB-2026-000001.2.json"))
        .contains("\"reference\"", "01/7777777/26");
    assertThat(read("outbox/records/stub-SB-2026-000001.json")).doesNotContain("01/7777777/26");
    assertThat(asked()).hasSize(1).first().asString().contains("SB-2026-000001", "Evidence ID");
    assertThat(sealbag.run("custody", "export", "SB-2026-000001").out())
        .containsOnlyOnce("record-amended");
  }

  @Test
  void aConfirmationIsAddedAndNobodyIsAsked() throws Exception {
    post.deliver(OfficerMail.of("1", "01/2345678/26 JS/1 evidence").withChat("Sam", "hi"));
    watch();

    answer("2", "CONFIRM\r\n");

    assertThat(read("outbox/records/stub-SB-2026-000001.2.json")).contains("\"confirmed\"");
    assertThat(asked()).isEmpty();
  }

  @Test
  void whatIsConfirmedBeforeSealingReachesTheRecordOnce() throws Exception {
    post.deliver(OfficerMail.of("1", "WhatsApp chat").withChat("Sam", "hi"));
    watch();
    assertThat(sealbag.run("list", "--json").text("code")).isEqualTo("NO_REFERENCE");

    answer("2", "CONFIRM\r\n");
    answer("3", "01/2345678/26\r\n");

    assertThat(sealbag.run("list", "--json").items().getFirst().path("state").asString())
        .isEqualTo("recorded");
    assertThat(names("outbox/records"))
        .containsExactly("stub-SB-2026-000001.2.json", "stub-SB-2026-000001.json");
    assertThat(read("outbox/records/stub-SB-2026-000001.2.json"))
        .contains("\"confirmed\"")
        .doesNotContain("01/2345678/26");
    assertThat(read("outbox/records/stub-SB-2026-000001.json")).contains("01/2345678/26");
    assertThat(asked()).isEmpty();
  }

  @Test
  void ofARestrictedSubmissionTheLetterSaysTheNumberOnly() throws Exception {
    post.deliver(OfficerMail.of("1", "01/2345678/26 JS/1 prohibited use").withChat("Sam", "hi"));
    watch();
    sealbag.run("release", "SB-2026-000001", "--because", "Seen.");

    answer("2", "WRONG that is not the phone\r\n");

    assertThat(names("outbox/restricted-records")).contains("stub-SB-2026-000001.2.json");
    assertThat(asked())
        .hasSize(1)
        .first()
        .asString()
        .contains("SB-2026-000001")
        .doesNotContain("Evidence ID", "01/2345678/26", "phone");
  }

  @Test
  void whoPassedAMailOnIsAskedOnWhoseBehalfAndYesIsEnough() throws Exception {
    OfficerMail first =
        OfficerMail.of("0", "chat").from("al@example.police.uk").withChat("Sam", "hi");
    post.deliver(OfficerMail.of("1", "01/2345678/26 JS/1 evidence").passingOn(first));
    watch();
    assertThat(post.got().getFirst().text())
        .contains("You passed on a mail of somebody else")
        .doesNotContain("al@example.police.uk");

    answer("2", "Yes.\r\n");

    assertThat(read("outbox/records/stub-SB-2026-000001.2.json"))
        .contains("\"onBehalfOf\"", "\"yes\"");
    assertThat(post.got().getLast().text())
        .contains("It is noted that you sent it on behalf of somebody else");
  }

  @Test
  void yesToNoQuestionIsNotUnderstood() throws Exception {
    post.deliver(OfficerMail.of("1", "01/2345678/26 JS/1 evidence").withChat("Sam", "hi"));
    watch();
    assertThat(post.got().getFirst().text()).doesNotContain("somebody else");

    answer("2", "Yes.\r\n");

    assertThat(post.got().getLast().subject()).contains("We could not read your answer");
    assertThat(sealbag.run("custody", "export", "SB-2026-000001").out())
        .contains("\"notUnderstood\":\"1\"");
  }

  @Test
  void consentAndThePreferredChannelAreThankedFor() throws Exception {
    post.deliver(OfficerMail.of("1", "01/2345678/26 JS/1 evidence").withChat("Sam", "hi"));
    watch();

    answer("2", "CONSENT recorded on CONNECT\r\nPREFERRED CHANNEL acceptable\r\n");

    assertThat(post.got().getLast().text()).contains("What you stated is noted");
  }

  @Test
  void aPictureInAnAnswerIsCountedAndItsSenderIsToldWhatToDo() throws Exception {
    post.deliver(OfficerMail.of("1", "an export").withChat("Sam", "hi"));
    watch();
    Got letter = post.got().getFirst();
    post.deliver(
        OfficerMail.of("2", "Re: " + letter.subject())
            .header("In-Reply-To: " + letter.id())
            .saying("01/2345678/26\r\n")
            .pasting(new byte[20_000])
            .pasting(new byte[900]));
    watch();

    assertThat(post.got())
        .extracting(Got::text)
        .anySatisfy(text -> assertThat(text).contains("In your answer there was: 1 picture"));
    assertThat(sealbag.run("custody", "export", "SB-2026-000001").out())
        .contains("\"pictures\":\"1\"");
    assertThat(names("outbox/records")).containsExactly("stub-SB-2026-000001.json");
  }

  private String read(String file) throws IOException {
    return Files.readString(sealbag.home().resolve(file));
  }

  /// The letters to the staff that are no digest.
  private List<String> asked() throws Exception {
    return post.got(STAFF).stream()
        .filter(letter -> letter.subject().contains("A record to look at"))
        .map(Got::text)
        .toList();
  }
}
