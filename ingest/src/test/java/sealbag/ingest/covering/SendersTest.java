package sealbag.ingest.covering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.ingest.covering.Senders.Judgement;
import sealbag.parsers.mail.Authenticity.Verdict;

class SendersTest {
  private static final Senders SENDERS =
      new Senders(
          List.of("anna@police.example", "@force.example", "@*.county.example"), Verdict.AR_PASS);

  private static boolean isAccepted(String from) {
    return SENDERS.judge(Optional.of(from), Verdict.AR_PASS) instanceof Judgement.Accepted;
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna@police.example", "b@force.example", "c@north.county.example"})
  void whoIsOnTheListMaySend(String from) {
    assertThat(isAccepted(from)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bob@police.example",
        "anna+x@police.example",
        "anna@police.example.evil.example",
        "anna@mail.police.example",
        "b@notforce.example",
        "b@force.example.",
        "b@north.force.example",
        "c@county.example",
        "c@xcounty.example",
        "c@.county.example.evil.example",
        "\u0430nna@police.example",
        "b@f\u043erce.example",
        "b@force.e\u0445ample",
        "b@forc\u0435.example",
        "b@\uff46orce.example",
        "anna@police.example\u200b"
      })
  void whoeverOnlyLooksLikeOneMayNot(String from) {
    assertThat(isAccepted(from)).isFalse();
  }

  @Test
  void theVerdictMustBeAtLeastTheConfiguredOne() {
    Optional<String> anna = Optional.of("anna@police.example");

    assertThat(SENDERS.judge(anna, Verdict.SIGNED_ALIGNED)).isInstanceOf(Judgement.Accepted.class);
    assertThat(SENDERS.judge(anna, Verdict.INTERNAL_HOP))
        .isEqualTo(
            new Judgement.NotAccepted(
                "what speaks for the sender is \"internal-hop\", and mail.least-verdict asks for \"ar-pass\""));
    assertThat(new Senders(SENDERS.allowed(), Verdict.NONE).judge(anna, Verdict.FAIL))
        .isInstanceOf(Judgement.NotAccepted.class);
  }

  @Test
  void noSenderOrSeveralAreNotAccepted() {
    assertThat(SENDERS.judge(Optional.empty(), Verdict.SIGNED_ALIGNED))
        .isInstanceOf(Judgement.NotAccepted.class);
  }

  @Test
  void anEmptyListAcceptsNobody() {
    assertThat(
            new Senders(List.of(), Verdict.NONE)
                .judge(Optional.of("anna@police.example"), Verdict.SIGNED_ALIGNED))
        .isInstanceOf(Judgement.NotAccepted.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "@*",
        "police.example",
        "*@police.example",
        "a@*.x.example",
        "@f\u00f6.example"
      })
  void anEntryThatIsNeitherAddressNorDomainIsRefused(String entry) {
    assertThat(Senders.problem(entry)).isPresent();
    assertThatThrownBy(() -> new Senders(List.of(entry), Verdict.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
