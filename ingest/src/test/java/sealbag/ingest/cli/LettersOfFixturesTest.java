package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.config.Config;
import sealbag.ingest.ledger.Claimant;
import sealbag.ingest.ledger.Correspondence;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Letter;
import sealbag.ingest.ledger.Letters.Unanswered;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.receipts.Composer;

/// What officers would be told about every mail of the fixtures, hostile ones too.
class LettersOfFixturesTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  @TempDir private static Path folder;

  /// By the name of the file.
  private static final Map<String, String> LETTERS = new TreeMap<>();

  private static final Map<String, Submission> SUBMISSIONS = new TreeMap<>();

  @BeforeAll
  static void importAllMails() throws Exception {
    Path home = folder.resolve("home");
    var sealbag = new Sealbag(home);
    sealbag.run(
        "import",
        "--json",
        Sealbag.FIXTURES.resolve("mails"),
        Sealbag.FIXTURES.resolve("hostile-mails"));
    var composer = new Composer(Config.read(home, Map.of()).letters());
    try (Ledger ledger =
        Ledger.open(
            Ledger.sqlite(home.resolve("ledger.db")),
            Claimant.ofThisProcess("test"),
            () -> NOW,
            home)) {
      for (Submission one : ledger.list()) {
        if (one.parent().isEmpty()) {
          var mail = new Unanswered(answerable(one), ledger.children(one.number()), 1);
          String name = one.original().intake().name();
          SUBMISSIONS.put(name, one);
          Optional<Letter> letter = composer.answer(mail, NOW);
          if (letter.isPresent()) {
            LETTERS.put(name, text(letter.orElseThrow()));
          }
        }
      }
    }
  }

  private static Submission answerable(Submission one) {
    var mail =
        new Correspondence(Optional.of("jo.shah@force.example"), Optional.empty(), List.of(), true);
    return new Submission(
        one.number(),
        one.receivedAt(),
        one.original(),
        one.claims(),
        Optional.of(mail),
        one.progress(),
        one.attempts(),
        one.due(),
        one.lastProblem(),
        one.parent(),
        one.sameExportAs(),
        one.version());
  }

  private static String text(Letter letter) throws Exception {
    var message =
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(letter.message().getBytes(US_ASCII)));
    return message.getSubject()
        + "\n"
        + ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
  }

  @Test
  void everyMailIsAnsweredButThoseOfPrograms() {
    for (var entry : SUBMISSIONS.entrySet()) {
      boolean isAProgram =
          entry.getValue().progress() instanceof Progress.Closed closed
              && closed.why() == sealbag.ingest.ledger.CloseReason.AUTOMATED;
      assertThat(LETTERS.containsKey(entry.getKey())).as(entry.getKey()).isEqualTo(!isAProgram);
    }
    assertThat(LETTERS).hasSizeGreaterThan(100);
  }

  @Test
  void noLetterNamesAPersonANumberOrAFile() {
    Pattern leak =
        Pattern.compile(
            "Dana|Whitfield|7700|IMG|PTT|\\.(?:jpe?g|png|opus|mp4|pdf|zip|eml|txt)\\b|WhatsApp Chat with");

    assertThat(LETTERS)
        .allSatisfy(
            (_, text) ->
                assertThat(text.replaceAll("SB-\\d{4}-\\d{6}\\.zip|[0-9a-f]{64}", "…"))
                    .doesNotContainPattern(leak));
  }

  @Test
  void everyLetterFitsThePage() {
    assertThat(LETTERS.values())
        .allSatisfy(text -> assertThat(text.lines()).allMatch(line -> line.length() <= 78));
  }

  @Test
  void theLastDayOfALinkIsTold() {
    assertThat(LETTERS.get("link-to-mail-drop.eml"))
        .contains("Do it soon: the file is there until 13 April 2024 only.");
    assertThat(LETTERS.get("link-to-mail-drop-by-date.eml"))
        .contains("Do it soon: the file is there until 13 April 2024 only.");
    assertThat(LETTERS.get("link-to-onedrive.eml"))
        .contains("Please send the file itself.")
        .doesNotContain("Do it soon");
  }
}
