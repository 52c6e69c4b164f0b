package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BecauseOptionsTest {

  @Test
  void aReasonOfBlanksIsAMistakeOfThePersonAndIsSaidInOneSentence() {
    var why = new BecauseOptions();
    why.because = " ";

    assertThatThrownBy(why::reason)
        .isInstanceOfSatisfying(
            UserException.class,
            problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageStartingWith("--because is empty.");
  }
}
