package sealbag.ingest.covering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sealbag.ingest.covering.Answer.PreferredChannel;

class AnswerTest {
  private static final String QUOTE =
      """

      On Mon, 2 Nov 2026 at 09:14, Sealbag <intake@force.example> wrote:
      > Reply with just the reference. For example: 02/7654321/26
      > CONFIRM
      """;

  private static Answer answer(String text) {
    return AnswerText.of(text + QUOTE).general(Patterns.standard());
  }

  @Test
  void aReferenceAndAnExhibitAreEnough() {
    Answer answer = answer("Hi,\n\n01/2345678/26 js/1\n\nThanks");

    assertThat(answer.reference().orElseThrow().value()).isEqualTo("01/2345678/26");
    assertThat(answer.exhibit().orElseThrow().value()).isEqualTo("JS/1");
    assertThat(answer.notUnderstood()).isEmpty();
    assertThat(answer.confirmed()).isFalse();
  }

  @Test
  void yesMayNameOnWhoseBehalfAndNothingElse() {
    assertThat(answer("Yes").yes()).contains("");
    assertThat(answer("YES, thanks").yes()).contains("");
    assertThat(answer("Yes - on behalf of DC Other").yes()).contains("DC Other");
    assertThat(answer("Yes but not all of it").yes()).isEmpty();
    assertThat(answer("Yes but not all of it").notUnderstood()).hasSize(1);
    assertThat(answer("Yesterday").yes()).isEmpty();
  }

  @Test
  void severalAnswersMayStandInOneMail() {
    Answer answer =
        answer(
            """
            Ref: 01/2345678/26
            No media needed - the photos are of
            the wrong street

            Confirm
            Exported by: PC Example
            Device: issued phone 12
            When: 2 November, 08:50
            Unaltered: yes
            On behalf of: DC Other
            Consent: recorded on CONNECT
            Preferred channel: acceptable
            """);

    assertThat(answer.reference()).isPresent();
    assertThat(answer.noMediaNeeded()).contains("the photos are of the wrong street");
    assertThat(answer.confirmed()).isTrue();
    assertThat(answer.continuity().exportedBy()).contains("PC Example");
    assertThat(answer.continuity().device()).contains("issued phone 12");
    assertThat(answer.continuity().when()).contains("2 November, 08:50");
    assertThat(answer.continuity().unaltered()).contains(true);
    assertThat(answer.continuity().onBehalfOf()).contains("DC Other");
    assertThat(answer.consent()).contains("recorded on CONNECT");
    assertThat(answer.preferredChannel()).contains(PreferredChannel.ACCEPTABLE);
    assertThat(answer.notUnderstood()).isEmpty();
  }

  @Test
  void wrongKeepsTheOfficersWords() {
    assertThat(answer("WRONG: this is DC Other's\ncase, not mine").wrong())
        .contains("this is DC Other's case, not mine");
  }

  @Test
  void aCorrectedReferenceBelowWrongIsRead() {
    Answer answer = answer("WRONG\n01/2345678/27");

    assertThat(answer.wrong()).contains("");
    assertThat(answer.reference().orElseThrow().value()).isEqualTo("01/2345678/27");
  }

  @Test
  void whatIsNotUnderstoodIsTold() {
    Answer answer =
        answer("Please ring me.\nPREFERRED CHANNEL maybe\nUnaltered: yes, but I cropped it");

    assertThat(answer.isEmpty()).isTrue();
    assertThat(answer.notUnderstood())
        .containsExactly(
            "Please ring me.", "PREFERRED CHANNEL maybe", "Unaltered: yes, but I cropped it");
  }

  @Test
  void aDenialIsNoConfirmation() {
    Answer answer = answer("I confirm nothing of this");

    assertThat(answer.confirmed()).isFalse();
    assertThat(answer.notUnderstood()).containsExactly("nothing of this");
    assertThat(answer("I cannot confirm this").confirmed()).isFalse();
  }

  @Test
  void aDeclarationMadeTwiceIsToldAndTheFirstKept() {
    Answer answer = answer("Device: phone 1\nDevice: phone 2");

    assertThat(answer.continuity().device()).contains("phone 1");
    assertThat(answer.notUnderstood()).containsExactly("Device: phone 2");
  }

  @Test
  void aReasonBesideTheReferenceIsNotLost() {
    Answer answer = answer("01/2345678/26 prohibited use");

    assertThat(answer.reason()).contains(Reason.PROHIBITED_USE);
    assertThat(answer.mayBeRestricted()).isTrue();
    assertThat(answer("Why: see notebook").notUnderstood()).containsExactly("see notebook");
  }

  @Test
  void aTelephoneNumberBelowTheNameIsNoDevice() {
    Answer answer = answer("01/2345678/26\nRegards\nPhone: 07700 900123");

    assertThat(answer.continuity().device()).isEmpty();
    assertThat(answer.notUnderstood()).containsExactly("Phone: 07700 900123");
  }

  @Test
  void twoReferencesAreNone() {
    Answer answer = answer("01/2345678/26\n01/2345678/27");

    assertThat(answer.reference()).isEmpty();
    assertThat(answer.contradictions()).hasSize(1);
  }

  @Test
  void theQuotedLetterAnswersNothing() {
    assertThat(answer("").isEmpty()).isTrue();
    assertThat(answer("").notUnderstood()).isEmpty();
  }
}
