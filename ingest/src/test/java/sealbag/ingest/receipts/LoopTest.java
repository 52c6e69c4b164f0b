package sealbag.ingest.receipts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static sealbag.ingest.receipts.SampleMails.NOON;
import static sealbag.ingest.receipts.SampleMails.held;
import static sealbag.ingest.receipts.SampleMails.received;
import static sealbag.ingest.receipts.SampleMails.usual;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sealbag.ingest.ledger.CloseReason;
import sealbag.ingest.ledger.Correspondence;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Letter;
import sealbag.ingest.ledger.Letters.Unanswered;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;
import sealbag.parsers.mail.MailHead;
import sealbag.parsers.mail.MailLimits;
import sealbag.parsers.mail.MailReader;

/// Two programs that answer mails, left alone with each other.
class LoopTest {
  private static final int ROUNDS = 10;

  static Stream<String> cases() {
    return LetterCases.all().keySet().stream();
  }

  private static MailHead head(String message) throws Exception {
    return new MailReader(MailLimits.standard())
        .head(new ByteArrayInputStream(message.getBytes(US_ASCII)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ourOwnLettersAreKnownAsMailOfAProgram(String name) throws Exception {
    assertThat(head(LetterCases.of(name).message()).automated()).isPresent();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theyAreKnownEvenWhereAServerTookTheOtherMarksAway(String name) throws Exception {
    String bare = LetterCases.of(name).message().replaceAll("(?m)^Auto-Submitted: .*\r\n", "");

    assertThat(head(bare).automated()).contains("one of Sealbag's own mails, sent back");
  }

  /// The kinds of letters that start the exchange stand for whatever the first mail was.
  @ParameterizedTest
  @MethodSource("cases")
  void twoSealbagsThatAnswerEachOtherStopAfterTheFirstAnswer(String name) throws Exception {
    Letter first = LetterCases.of(name);
    Composer[] both = {
      new Composer(settings(first.recipient())), new Composer(SampleMails.settings())
    };
    String message = first.message();
    int answers = 0;

    for (int round = 0; round < ROUNDS; round++) {
      Optional<Letter> next = both[round % 2].answer(arrived(message), NOON);
      if (next.isEmpty()) {
        break;
      }
      answers++;
      message = next.orElseThrow().message();
    }

    assertThat(answers).isZero();
  }

  /// Answers everything, and marks its answers as RFC 3834 wants it.
  @ParameterizedTest
  @MethodSource("cases")
  void anOutOfOfficeNoteAboutALetterIsNotAnswered(String name) throws Exception {
    Letter letter = LetterCases.of(name);
    String note =
        "From: %s\r\nTo: exports@sealbag.example\r\nMessage-ID: <1@force.example>\r\nIn-Reply-To: <%s>\r\nAuto-Submitted: auto-replied (vacation)\r\n\r\nAway.\r\n"
            .formatted(letter.recipient(), letter.id());

    assertThat(new Composer(SampleMails.settings()).answer(arrived(note), NOON)).isEmpty();
  }

  /// What the intake makes of a mail: a program's is closed and may not be answered.
  private static Unanswered arrived(String message) throws IOException, Exception {
    MailHead head = head(message);
    boolean byAProgram = head.automated().isPresent();
    Progress state =
        byAProgram
            ? SampleMails.closed(CloseReason.AUTOMATED, Optional.empty())
            : held(HoldReason.NO_EXPORT, received());
    Submission one = SampleMails.submission(state, usual());
    var mail = new Correspondence(head.from(), head.messageId(), List.of(), !byAProgram);
    return new Unanswered(
        new Submission(
            one.number(),
            one.receivedAt(),
            one.original(),
            one.claims(),
            Optional.of(mail),
            one.progress(),
            0,
            one.due(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            1),
        List.of(),
        1);
  }

  private static LetterSettings settings(String own) {
    LetterSettings ours = SampleMails.settings();
    var from = new Address(own);
    return new LetterSettings(
        from,
        from.domain(),
        ours.words(),
        Optional.empty(),
        Optional.empty(),
        Set.of(from),
        ours.limits(),
        ours.outbox());
  }
}
