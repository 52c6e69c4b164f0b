package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.mailbox.Dovecot;
import tools.jackson.databind.JsonNode;

/// What can go wrong with a mailbox, from the mail to the letter, at a real mail server.
class MailboxFaultsTest {
  private static final String BOX = "intake";
  private static final String REFERENCE = "01/2345678/26 JS/1 evidence";

  @TempDir private Path folder;
  private Dovecot dovecot;
  private PostOffice post;
  private Sealbag sealbag;

  @BeforeEach
  void open() throws Exception {
    Dovecot.require();
    dovecot = Dovecot.start();
    post = new PostOffice();
    sealbag = new Sealbag(Files.createDirectory(folder.resolve("home")));
    configure("", "least-verdict = \"none\"");
  }

  @AfterEach
  void close() throws Exception {
    assertThat(sealbag.run("custody", "verify").code()).isZero();
    dovecot.close();
    post.close();
  }

  private void configure(String since, String trust) throws Exception {
    Path password = Files.writeString(sealbag.home().resolve("password"), Dovecot.PASSWORD);
    Files.writeString(
        sealbag.home().resolve("sealbag.toml"),
        """
        [mailbox.intake]
        host = "127.0.0.1"
        port = "%d"
        security = "plain"
        user = "intake"
        password-file = "%s"
        %s
        """
                .formatted(dovecot.imapPort(), password, since)
            + PostOffice.settings(post.smtpPort()).replace("least-verdict = \"none\"", trust));
  }

  @Test
  void whenTheServerForgetsItsNumbersNoMailIsLostAndNoneIsTakenTwice() throws Exception {
    put(OfficerMail.of("1", REFERENCE).withChat("Sam", "one"));
    put(OfficerMail.of("2", REFERENCE).withChat("Ana", "two"));
    watch();

    dovecot.forgetNumbers(BOX);
    put(OfficerMail.of("3", REFERENCE).withChat("Eve", "three"));
    watch();

    assertThat(states()).containsExactly("recorded ", "recorded ", "recorded ");
    assertThat(post.got()).extracting(PostOffice.Got::id).doesNotHaveDuplicates().hasSize(3);
    Sealbag.Run audit = sealbag.run("mailbox", "audit");
    assertThat(audit.out()).contains("3 mails, 3 of them taken", "2 taken before and no longer");
    assertThat(audit.code()).isZero();
  }

  @Test
  void theSameBytesTwiceAreOneSubmissionAndOneLetter() throws Exception {
    byte[] mail = OfficerMail.of("1", REFERENCE).withChat("Sam", "one").bytes();
    dovecot.put(BOX, mail);
    dovecot.put(BOX, mail);

    watch();

    assertThat(states()).containsExactly("recorded ");
    assertThat(post.got()).hasSize(1);
    assertThat(sealbag.run("custody", "export", "SB-2026-000001").out()).contains("sighted");
    assertThat(sealbag.run("mailbox", "audit").out()).contains("2 mails, 2 of them taken");
  }

  @Test
  void programsThatAnswerOurLettersGetNoAnswer() throws Exception {
    put(OfficerMail.of("1", REFERENCE).withChat("Sam", "one"));
    watch();
    PostOffice.Got letter = post.got().getFirst();

    dovecot.put(BOX, letter.raw().getBytes(US_ASCII)); // our own letter, sent on to us
    put(
        OfficerMail.of("2", "Automatic reply: " + letter.subject())
            .header("In-Reply-To: " + letter.id())
            .header("X-Auto-Response-Suppress: All")
            .header("Auto-Submitted: auto-replied")
            .saying("I am away."));
    put(
        OfficerMail.of("3", "Undeliverable: " + letter.subject())
            .from("mailer-daemon@example.police.uk")
            .header("Return-Path: <>")
            .header("Auto-Submitted: auto-replied")
            .saying("The mailbox is full."));
    for (int round = 0; round < 3; round++) {
      watch();
    }

    assertThat(states().getFirst()).isEqualTo("recorded ");
    assertThat(states().subList(1, states().size())).allMatch(one -> one.startsWith("closed"));
    assertThat(states()).hasSize(4);
    assertThat(post.got()).hasSize(1);
    assertThat(post.got("mailer-daemon@example.police.uk")).isEmpty();
  }

  @Test
  void whoeverOnlyClaimsToBeAnOfficerIsHeldAndGetsNoAnswer() throws Exception {
    configure("", "least-verdict = \"ar-pass\"\nauthserv-id = \"mx.example.police.uk\"");
    String forged = "Authentication-Results: mx.attacker.example; dmarc=pass header.from=";
    String own = "Authentication-Results: mx.example.police.uk; ";
    put(OfficerMail.of("1", REFERENCE).withChat("Sam", "no verdict"));
    put(
        OfficerMail.of("2", REFERENCE)
            .header(forged + "example.police.uk")
            .withChat("Sam", "a verdict of somebody else"));
    put(
        OfficerMail.of("3", REFERENCE)
            .header(own + "dmarc=fail header.from=example.police.uk")
            .header(own + "dmarc=pass header.from=example.police.uk")
            .withChat("Sam", "the server's verdict above a forged one"));
    put(
        OfficerMail.of("4", REFERENCE)
            .header(own + "dmarc=pass header.from=example.police.uk")
            .header("From: Mallory <mallory@example.com>")
            .withChat("Sam", "two senders"));
    put(
        OfficerMail.of("5", REFERENCE)
            .header(own + "dmarc=pass header.from=example.police.uk")
            .withChat("Sam", "the true one"));

    watch();

    assertThat(states())
        .containsExactlyInAnyOrder(
            "held SENDER", "held SENDER", "held SENDER", "held SENDER", "recorded ");
    assertThat(post.got()).hasSize(1);
    assertThat(post.got("mallory@example.com")).isEmpty();
  }

  @Test
  void aLinkInPlaceOfTheExportIsToldToItsSender() throws Exception {
    put(
        OfficerMail.of("1", REFERENCE)
            .saying(
                """
                Click to Download
                WhatsApp Chat - Sam.zip
                https://www.icloud.com/attachment/?u=https%3A%2F%2Fcvws.icloud-content.com%2FB%2FAx
                Available until 24 Dec 2026
                """
                    .replace("\n", "\r\n")));

    watch();

    assertThat(states()).containsExactly("held LINK_ONLY");
    assertThat(post.got()).hasSize(1);
    assertThat(post.got().getFirst().text()).contains("link").doesNotContain("icloud.com");
  }

  @Test
  void mailsFromBeforeTheDayAreCountedAndLeftAloneUntilTheDayIsTakenAway() throws Exception {
    LocalDate later = LocalDate.now(ZoneId.of("Europe/London")).plusDays(2);
    configure("since = \"" + later + "\"", "least-verdict = \"none\"");
    put(OfficerMail.of("1", REFERENCE).withChat("Sam", "one"));
    watch();
    assertThat(states()).isEmpty();
    assertThat(post.got()).isEmpty();
    Sealbag.Run audit = sealbag.run("mailbox", "audit");
    assertThat(audit.code()).isZero();
    assertThat(audit.out()).contains("0 of them taken, 1 that arrived before since");

    configure("", "least-verdict = \"none\"");
    watch();

    assertThat(states()).containsExactly("recorded ");
    assertThat(sealbag.run("mailbox", "audit").out()).contains("1 mails, 1 of them taken");
  }

  @Test
  void showNamesTheLettersAndNoWordOfThem() throws Exception {
    put(OfficerMail.of("1", REFERENCE).withChat("Sam", "one"));
    watch();

    JsonNode letter =
        sealbag.run("show", "SB-2026-000001", "--json").json().getFirst().get("letters").get(0);

    assertThat(letter.get("kind").asString()).startsWith("recorded");
    assertThat(letter.get("to").asString()).isEqualTo(OfficerMail.OFFICER);
    assertThat(letter.get("state").asString()).isEqualTo("sent");
    assertThat(letter.get("ended").asString()).startsWith("20");
    assertThat(sealbag.run("show", "SB-2026-000001").out())
        .contains("Letters", "to " + OfficerMail.OFFICER + "  written ")
        .doesNotContain("Subject:");
  }

  private void put(OfficerMail mail) throws Exception {
    dovecot.put(BOX, mail.bytes());
  }

  private void watch() {
    Sealbag.Run run = sealbag.run("watch", "--once");
    assertThat(run.code()).as(run.err()).isZero();
  }

  private List<String> states() {
    return sealbag.run("list", "--json").items().stream()
        .map((JsonNode one) -> one.get("state").asString() + " " + one.path("code").asString(""))
        .toList();
  }
}
