package sealbag.ingest.covering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerTextTest {
  private static final Patterns SHIPPED = Patterns.standard();

  @Test
  void aNumberedLineAndThoseAfterItAreAboutThatSubmissionOnly() {
    AnswerText text =
        AnswerText.of(
            """
            CONFIRM
            SB-2026-000002: 01/1111111/26
            NO MEDIA NEEDED
            sb-2026-000003 - 01/2222222/26 JS/1
            """);

    assertThat(text.numbers()).containsExactly("SB-2026-000002", "SB-2026-000003");
    Answer second = text.about("SB-2026-000002", SHIPPED);
    assertThat(second.reference().map(Said::value)).contains("01/1111111/26");
    assertThat(second.noMediaNeeded()).isPresent();
    assertThat(second.confirmed()).isTrue();
    Answer third = text.about("SB-2026-000003", SHIPPED);
    assertThat(third.reference().map(Said::value)).contains("01/2222222/26");
    assertThat(third.exhibit().map(Said::value)).contains("JS/1");
    assertThat(third.noMediaNeeded()).isEmpty();
    assertThat(text.general(SHIPPED).reference()).isEmpty();
  }

  @Test
  void aNumberInTheMiddleOfALineOpensNothing() {
    AnswerText text = AnswerText.of("about SB-2026-000002\nSB-2026-0000021x\nSB-2026-12");

    assertThat(text.numbers()).isEmpty();
    assertThat(text.general()).hasSize(3);
  }

  @Test
  void whatIsQuotedSaysNothing() {
    assertThat(AnswerText.of("thanks\n> SB-2026-000002: WRONG").numbers()).isEmpty();
  }
}
