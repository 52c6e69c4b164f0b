package sealbag.ingest.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static sealbag.ingest.receipts.SampleMails.NOON;
import static sealbag.ingest.receipts.SampleMails.OFFICER;
import static sealbag.ingest.receipts.SampleMails.alone;
import static sealbag.ingest.receipts.SampleMails.chat;
import static sealbag.ingest.receipts.SampleMails.claims;
import static sealbag.ingest.receipts.SampleMails.closed;
import static sealbag.ingest.receipts.SampleMails.held;
import static sealbag.ingest.receipts.SampleMails.received;
import static sealbag.ingest.receipts.SampleMails.recorded;
import static sealbag.ingest.receipts.SampleMails.sealed;
import static sealbag.ingest.receipts.SampleMails.submission;
import static sealbag.ingest.receipts.SampleMails.usual;

import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.ledger.CloseReason;
import sealbag.ingest.ledger.Correspondence;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Letter;
import sealbag.ingest.ledger.Letters.Unanswered;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;

class ComposerTest {
  private final Composer composer = new Composer(SampleMails.settings());

  private Optional<Letter> answer(Progress progress, Claims claims) {
    return composer.answer(alone(progress, claims), NOON);
  }

  private Optional<Letter> answer(Correspondence mail) {
    Submission one = submission(recorded(chat()), usual());
    return composer.answer(new Unanswered(with(one, Optional.of(mail)), List.of(), 1), NOON);
  }

  static Submission with(Submission one, Optional<Correspondence> mail) {
    return new Submission(
        one.number(),
        one.receivedAt(),
        one.original(),
        one.claims(),
        mail,
        one.progress(),
        one.attempts(),
        one.due(),
        one.lastProblem(),
        one.parent(),
        one.sameExportAs(),
        one.version());
  }

  private static Correspondence from(String sender, boolean mayAnswer) {
    return new Correspondence(
        Optional.of(sender), Optional.of("<a@b.example>"), List.of(), mayAnswer);
  }

  @Test
  void aLetterIsThreadedUnderTheMailThatItAnswers() throws Exception {
    MimeMessage letter = LetterTextTest.parsed(answer(SampleMails.mail()).orElseThrow());

    assertThat(letter.getHeader("In-Reply-To")).containsExactly("<first.0001@phone.force.example>");
    assertThat(letter.getHeader("References")[0].split("\\s+"))
        .containsExactly("<start.0000@phone.force.example>", "<first.0001@phone.force.example>");
    assertThat(letter.getHeader("To")).containsExactly(OFFICER);
    assertThat(letter.getHeader("From")).containsExactly("Sealbag <exports@sealbag.example>");
    assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-replied");
    assertThat(letter.getHeader("Precedence")).containsExactly("bulk");
    assertThat(letter.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
    assertThat(letter.getHeader("X-Sealbag-Loop")).containsExactly("sealbag.example");
    assertThat(letter.getHeader("Date")).containsExactly("Sun, 22 Nov 2026 12:00:00 +0000");
    assertThat(letter.getMessageID())
        .matches("<SB-2026-000123\\.recorded-[0-9a-f]{6}@sealbag\\.example>");
  }

  @Test
  void theSameStateGivesTheSameLetterByteForByte() {
    assertThat(answer(recorded(chat()), usual())).isEqualTo(answer(recorded(chat()), usual()));
  }

  @Test
  void aStateThatComesBackIsToldAgainOnlyWhenTheOfficerChangedSomething() {
    Progress refused = held(HoldReason.UPLOAD_REFUSED, sealed(chat()));
    String first = answer(refused, usual()).orElseThrow().id();
    String corrected =
        answer(refused, claims("01/9999999/26", "JS/1", "EVIDENCE_RECEIVED")).orElseThrow().id();

    assertThat(answer(refused, usual()).orElseThrow().id()).isEqualTo(first);
    assertThat(corrected).isNotEqualTo(first);
    assertThat(answer(refused, claims("", "", "")).orElseThrow().kind())
        .isEqualTo("held-upload-refused");
  }

  @Test
  void nothingIsSaidWhileItIsInWorkOrToAnUnknownSenderOrAboutAProgramsMail() {
    Submission one = submission(received(), usual());
    Submission inWork =
        new Submission(
            one.number(),
            one.receivedAt(),
            one.original(),
            one.claims(),
            one.correspondence(),
            one.progress(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            1);

    assertThat(composer.answer(new Unanswered(inWork, List.of(), 1), NOON)).isEmpty();
    assertThat(answer(held(HoldReason.SENDER, received()), usual())).isEmpty();
    assertThat(answer(closed(CloseReason.AUTOMATED, Optional.empty()), usual())).isEmpty();
  }

  @Test
  void onePartOfAnUnknownSenderSilencesTheWholeMail() {
    Unanswered split = LetterCases.split();
    var parts = new java.util.ArrayList<>(split.children());
    parts.add(submission(held(HoldReason.SENDER, received()), usual()));

    assertThat(composer.answer(new Unanswered(split.root(), parts, 1), NOON)).isEmpty();
  }

  @Test
  void aSplitMailGetsOneLetterThatChangesWithAnyPart() {
    Unanswered split = LetterCases.split();
    Letter first = composer.answer(split, NOON).orElseThrow();
    var parts = new java.util.ArrayList<>(split.children());
    parts.set(
        1, submission("SB-2026-000125", recorded(chat()), usual(), Optional.of("SB-2026-000123")));

    Letter then = composer.answer(new Unanswered(split.root(), parts, 2), NOON).orElseThrow();

    assertThat(first.number()).isEqualTo("SB-2026-000123");
    assertThat(first.kind()).startsWith("parts-");
    assertThat(then.id()).isNotEqualTo(first.id());
  }

  @Test
  void aMailOfVeryManyExportsGetsALetterThatCanBeRead() throws Exception {
    var parts = new java.util.ArrayList<Submission>();
    for (int i = 0; i < 150; i++) {
      String number = "SB-2026-%06d".formatted(200 + i);
      parts.add(submission(number, recorded(chat()), usual(), Optional.of("SB-2026-000123")));
    }
    var many = new Unanswered(LetterCases.split().root(), parts, 1);

    Letter letter = composer.answer(many, NOON).orElseThrow();

    assertThat(LetterTextTest.text(letter))
        .contains("Your mail held 150 exports.", "SB-2026-000299: ", "And 50 more.")
        .doesNotContain("SB-2026-000300: ");
  }

  @Test
  void anAnswerToAMailWithoutAMessageIdIsStillAReply() throws Exception {
    var mail = new Correspondence(Optional.of(OFFICER), Optional.empty(), List.of(), true);

    MimeMessage letter = LetterTextTest.parsed(answer(mail).orElseThrow());

    assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-replied");
    assertThat(letter.getHeader("References")).isNull();
  }

  @Test
  void whereNobodyMayBeAnsweredNothingIsWritten() {
    Submission one = submission(recorded(chat()), usual());

    assertThat(answer(from(OFFICER, false))).isEmpty();
    assertThat(composer.answer(new Unanswered(with(one, Optional.empty()), List.of(), 1), NOON))
        .isEmpty();
    assertThat(composer.noted(one, from(OFFICER, false), SampleMails.hash("a"), Set.of(), 0, NOON))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports@sealbag.example",
        "EXPORTS@Sealbag.Example",
        "no-reply@force.example",
        "noreply-pages@force.example",
        "do-not-reply@force.example",
        "mailer-daemon@force.example",
        "POSTMASTER@force.example",
        "bounces+1=jo@force.example",
        "owner-list@force.example",
        "news-request@force.example",
        "jo@force.example\r\nBcc: all@force.example",
        "jo shah@force.example",
        "\"jo\"@force.example",
        "jo@force.example>",
        "jo@",
        "jo@-force.example",
        ""
      })
  void noLetterGoesToOurselvesToAProgramOrToWhatIsNoPlainAddress(String sender) {
    assertThat(answer(from(sender, true))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a@b.example>\r\nBcc: <x@y.example>",
        "<a b@c.example>",
        "a@b.example",
        "<a@b.example> (note)",
        "<\u00e9@b.example>",
        "<Zoe Canary>",
        ""
      })
  void aMessageIdOfAnotherFormIsLeftOut(String messageId) throws Exception {
    var mail =
        new Correspondence(
            Optional.of(OFFICER),
            Optional.of(messageId),
            List.of(messageId, "<good@b.example>"),
            true);

    MimeMessage letter = LetterTextTest.parsed(answer(mail).orElseThrow());

    assertThat(letter.getHeader("In-Reply-To")).isNull();
    assertThat(letter.getHeader("References")).containsExactly("<good@b.example>");
    assertThat(letter.getHeader("Bcc")).isNull();
  }

  @Test
  void lettersOfOtherAlphabetsArriveUnharmedInAscii() throws Exception {
    Letter letter = answer(recorded(chat()), claims("M\u00fcller/\u0416-1", "", "")).orElseThrow();

    assertThat(java.nio.charset.StandardCharsets.US_ASCII.newEncoder().canEncode(letter.message()))
        .isTrue();
    assertThat(LetterTextTest.text(letter)).contains("Reference     M\u00fcller/\u0416-1\n");
    assertThat(LetterTextTest.html(letter)).contains("<b>Reference:</b> M\u00fcller/\u0416-1<br>");
  }

  @Test
  void aLongThreadKeepsItsEnd() throws Exception {
    var ids = new java.util.ArrayList<String>();
    for (int i = 0; i < 300; i++) {
      ids.add("<" + i + "@b.example>");
    }
    var mail = new Correspondence(Optional.of(OFFICER), Optional.of("<z@b.example>"), ids, true);

    String[] thread =
        LetterTextTest.parsed(answer(mail).orElseThrow()).getHeader("References")[0].split("\\s+");

    assertThat(thread).hasSize(20).endsWith("<299@b.example>", "<z@b.example>");
  }

  @Test
  void whatTheOfficerWroteIsShortenedCleanedAndEscaped() throws Exception {
    String reference =
        "<b>01/2345678/26</b>\r\n\u202eX-Evil: {number} & \"1\"\u0000\ud83d" + "x".repeat(200);

    Letter letter =
        answer(recorded(chat()), claims(reference, "JS/1 | {help} 'e'", "")).orElseThrow();

    String text = LetterTextTest.text(letter);
    assertThat(text).contains("<b>01/2345678/26</b>X-Evil: {number} &\n              \"1\"x");
    assertThat(text).doesNotContain("x".repeat(60), "\u202e", "\u0000");
    assertThat(text).contains("Exhibit       JS/1 | {help} 'e'\n");
    assertThat(text.split("\n")).allMatch(line -> line.length() <= 78);
    assertThat(LetterTextTest.html(letter))
        .contains("&lt;b&gt;01/2345678/26&lt;/b&gt;X-Evil: {number} &amp; &quot;1&quot;x")
        .contains("JS/1 | {help} &#39;e&#39;")
        .doesNotContain("<b>01");
  }

  @ParameterizedTest
  @EnumSource(
      value = HoldReason.class,
      names = {"RESTRICTED"})
  void aRestrictedLetterNamesNeitherReferenceNorReasonNorWhatItHolds(HoldReason reason)
      throws Exception {
    Letter letter = answer(held(reason, sealed(chat())), usual()).orElseThrow();

    assertThat(LetterTextTest.text(letter).toLowerCase(java.util.Locale.ROOT))
        .doesNotContain(
            "01/2345678/26",
            "js/1",
            "prohibited",
            "inappropriate",
            "indecent",
            "malware",
            "messages and notices",
            "148");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROHIBITED_USE", "INAPPROPRIATE_MESSAGE"})
  void aRestrictedReasonStaysUnsaidInEveryState(String word) throws Exception {
    Claims restricted = claims("01/2345678/26", "JS/1", word);

    for (Progress state : List.of(sealed(chat()), SampleMails.uploaded(chat()), recorded(chat()))) {
      Letter letter = answer(state, restricted).orElseThrow();
      assertThat(letter.kind()).startsWith("restricted");
      assertThat(LetterTextTest.text(letter)).doesNotContain("01/2345678/26", "148", "Axon");
    }
    assertThat(answer(closed(CloseReason.REJECTED, Optional.empty()), restricted)).isEmpty();
  }

  @Test
  void anotherPersonsSubmissionIsNeverSpokenOf() throws Exception {
    for (Letter letter : LetterCases.all().values()) {
      assertThat(LetterTextTest.text(letter)).doesNotContain("SB-2026-000999");
    }
  }
}
