package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.cli.PostOffice.Got;
import tools.jackson.databind.JsonNode;

/// From a mail in the mailbox to the letter that the officer gets.
class WatchTest {
  private static final String REFERENCE = "01/2345678/26 JS/1 evidence";

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

  @Test
  void anExportIsSealedUploadedRecordedAndAnswered() throws Exception {
    post.deliver(OfficerMail.of("1", REFERENCE).withZip("Sam", "here it is"));

    watch();

    assertThat(only().get("state").asString()).isEqualTo("recorded");
    assertThat(submission()).contains("\"fidelity\":\"as-served-imap\"");
    Got letter = post.got().getFirst();
    assertThat(post.got()).hasSize(1);
    assertThat(letter.subject()).contains("SB-2026-000001").doesNotContain("Sam");
    assertThat(letter.text()).contains("01/2345678/26", "JS/1", sha256());
    assertThat(letter.raw())
        .contains("Auto-Submitted: auto-replied", "<1@phone.example.police.uk>");
  }

  @Test
  void lookingAgainDoesNothingTwice() throws Exception {
    post.deliver(OfficerMail.of("1", REFERENCE).withChat("Sam", "here it is"));
    watch();

    watch();

    assertThat(post.got()).hasSize(1);
    assertThat(submissions()).hasSize(1);
  }

  @Test
  void theSameExportSentAgainIsNotUploadedAgainAndSaysSo() throws Exception {
    post.deliver(OfficerMail.of("1", REFERENCE).withChat("Sam", "here it is"));
    watch();
    post.deliver(OfficerMail.of("2", REFERENCE).withChat("Sam", "here it is"));

    watch();

    assertThat(submissions())
        .extracting(one -> one.get("state").asString())
        .containsExactly("recorded", "closed");
    assertThat(post.got()).hasSize(2);
    assertThat(post.got().getLast().text()).contains("SB-2026-000001");
  }

  @Test
  void withoutAReferenceItWaitsAndTheAnswerGoesOn() throws Exception {
    post.deliver(OfficerMail.of("1", "Fw: WhatsApp Chat with Sam").withChat("Sam", "hi"));
    watch();
    assertThat(only().get("state").asString()).isEqualTo("held");
    Got asked = post.got().getFirst();
    assertThat(asked.subject()).contains("SB-2026-000001");

    post.deliver(
        OfficerMail.of("2", "Re: " + asked.subject())
            .header("In-Reply-To: " + asked.id())
            .saying("01/2345678/26 JS/2\r\n\r\nJo\r\n\r\n> We have your export"));
    watch();

    List<JsonNode> all = submissions();
    assertThat(all)
        .extracting(one -> one.get("state").asString())
        .containsExactly("recorded", "closed");
    assertThat(post.got()).hasSize(2);
    assertThat(post.got().getLast().text()).contains("01/2345678/26", "JS/2");
    assertThat(custody("SB-2026-000001")).contains("answered", "released", "sealed");
  }

  @Test
  void anotherPersonsAnswerChangesNothing() throws Exception {
    post.deliver(OfficerMail.of("1", "WhatsApp Chat with Sam").withChat("Sam", "hi"));
    watch();
    String id = post.got().getFirst().id();

    post.deliver(
        OfficerMail.of("2", "Re: SB-2026-000001")
            .from("other@example.police.uk")
            .header("In-Reply-To: " + id)
            .saying("01/2345678/26"));
    watch();

    assertThat(submissions().getFirst().get("state").asString()).isEqualTo("held");
    assertThat(custody("SB-2026-000001")).doesNotContain("answered");
    assertThat(post.got("other@example.police.uk"))
        .allSatisfy(letter -> assertThat(letter.text()).doesNotContain("SB-2026-000001"));
  }

  @Test
  void aStrangerIsHeldAndGetsNoAnswer() throws Exception {
    post.deliver(OfficerMail.of("1", REFERENCE).from("someone@example.com").withChat("Sam", "hi"));

    watch();

    assertThat(only().get("state").asString()).isEqualTo("held");
    assertThat(only().get("code").asString()).isEqualTo("SENDER");
    assertThat(post.got("someone@example.com")).isEmpty();
    assertThat(sealbag.run("release", "SB-2026-000001", "--because", "Known to us.").code())
        .isZero();
    assertThat(only().get("state").asString()).isEqualTo("recorded");
  }

  @Test
  void aRestrictedReasonIsSealedAndWaitsForAPerson() throws Exception {
    post.deliver(OfficerMail.of("1", "01/2345678/26 JS/1 prohibited use").withChat("Sam", "hi"));

    watch();

    assertThat(only().get("code").asString()).isEqualTo("RESTRICTED");
    assertThat(post.got()).hasSize(1);
    assertThat(post.got().getFirst().raw().toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("prohibited");
    Path outbox = sealbag.home().resolve("outbox");
    assertThat(outbox.resolve("evidence")).satisfies(WatchTest::isEmptyOrMissing);
    assertThat(sealbag.run("release", "SB-2026-000001", "--because", "Sgt Lee said so.").code())
        .isZero();
    assertThat(outbox.resolve("evidence")).satisfies(WatchTest::isEmptyOrMissing);
    assertThat(outbox.resolve("restricted")).isNotEmptyDirectory();
  }

  @Test
  void whatIsSentAgainAsRestrictedIsNotADuplicateOfWhatWasOpen() throws Exception {
    post.deliver(OfficerMail.of("1", REFERENCE).withChat("Sam", "hi"));
    watch();
    post.deliver(OfficerMail.of("2", "01/2345678/26 JS/1 prohibited use").withChat("Sam", "hi"));

    watch();

    assertThat(submissions())
        .extracting(one -> one.get("code").asString())
        .containsExactly("", "RESTRICTED");
  }

  private static void isEmptyOrMissing(Path path) {
    String[] files = path.toFile().list();
    assertThat(files == null ? new String[0] : files).isEmpty();
  }

  @Test
  void anOutOfOfficeMailIsClosedAndNotAnswered() throws Exception {
    post.deliver(
        OfficerMail.of("1", "Automatic reply")
            .header("Auto-Submitted: auto-replied")
            .saying("Away."));

    watch();

    assertThat(only().get("state").asString()).isEqualTo("closed");
    assertThat(post.got()).isEmpty();
  }

  @Test
  void severalExportsInOneMailGetOneLetter() throws Exception {
    post.deliver(OfficerMail.of("1", REFERENCE).withZip("Sam", "first").withZip("Ana", "second"));

    watch();

    assertThat(submissions())
        .extracting(one -> one.get("state").asString())
        .containsExactly("split", "recorded", "recorded");
    assertThat(post.got()).hasSize(1);
    assertThat(post.got().getFirst().text()).contains("SB-2026-000002", "SB-2026-000003");
  }

  @Test
  void aMailWithoutAnExportIsHeldAndItsSenderIsTold() throws Exception {
    post.deliver(OfficerMail.of("1", REFERENCE).saying("I forgot the file."));

    watch();

    assertThat(only().get("code").asString()).isEqualTo("NO_EXPORT");
    assertThat(post.got()).hasSize(1);
  }

  @Test
  void aDamagedExportIsToldBeforeAReferenceIsAskedFor() throws Exception {
    post.deliver(
        OfficerMail.of("1", "chat")
            .attach(
                "WhatsApp Chat with Sam.zip", "application/zip", "PK\3\4 torn".getBytes(UTF_8)));

    watch();

    assertThat(only().get("code").asString()).isEqualTo("DAMAGED");
    assertThat(post.got()).hasSize(1);
  }

  @Test
  void whatIsAlreadyRecordedCanBeAnsweredToo() throws Exception {
    post.deliver(OfficerMail.of("1", REFERENCE).withChat("Sam", "hi"));
    watch();
    Got letter = post.got().getFirst();

    post.deliver(
        OfficerMail.of("2", "Re: " + letter.subject())
            .header("In-Reply-To: " + letter.id())
            .saying("WRONG this is not my exhibit"));
    watch();

    assertThat(custody("SB-2026-000001")).contains("answered").contains("WRONG");
    assertThat(custody("SB-2026-000001")).doesNotContain("not my exhibit");
    assertThat(post.got()).hasSize(2);
  }

  @Test
  void theAuditNamesWhatTheLedgerDoesNotKnow() throws Exception {
    post.deliver(OfficerMail.of("1", REFERENCE).withChat("Sam", "hi"));
    watch();
    assertThat(sealbag.run("mailbox", "audit").code()).isZero();
    post.deliver(OfficerMail.of("2", REFERENCE).withChat("Ana", "hi"));

    Sealbag.Run audit = sealbag.run("mailbox", "audit", "intake", "--json");

    assertThat(audit.code()).isEqualTo(4);
    assertThat(audit.json().getFirst().get("what").asString()).isEqualTo("unknown");
    assertThat(submissions()).hasSize(1);
    watch();
    assertThat(sealbag.run("mailbox", "audit").out()).contains("2 mails, 2 of them taken");
  }

  @Test
  void anAuditOfAMailboxThatCannotBeReachedSaysSo() throws Exception {
    post.deliver(OfficerMail.of("1", REFERENCE).withChat("Sam", "hi"));
    watch();
    post.stopImap();

    Sealbag.Run audit = sealbag.run("mailbox", "audit");

    assertThat(audit.code()).isEqualTo(5);
    assertThat(audit.err()).contains("intake:");
    assertThat(sealbag.run("mailbox", "audit", "other").code()).isEqualTo(2);
    assertThat(sealbag.run("mailbox", "retry", "intake").out()).contains("0 mails");
  }

  private void watch() {
    Sealbag.Run run = sealbag.run("watch", "--once");
    assertThat(run.code()).as(run.err()).isZero();
  }

  private List<JsonNode> submissions() {
    return sealbag.run("list", "--json").items();
  }

  private JsonNode only() {
    List<JsonNode> all = submissions();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private String custody(String number) {
    return sealbag.run("custody", "export", number).out();
  }

  /// `metadata/submission.json` of the first package.
  private String submission() throws Exception {
    Path zip = sealbag.home().resolve("packages/SB-2026-000001.zip");
    try (var files = new java.util.zip.ZipFile(zip.toFile())) {
      var entry = files.getEntry("SB-2026-000001/metadata/submission.json");
      return new String(files.getInputStream(entry).readAllBytes(), UTF_8).replace(" ", "");
    }
  }

  private String sha256() {
    return sealbag.run("show", "SB-2026-000001", "--json").text("sha256");
  }
}
