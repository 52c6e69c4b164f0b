package sealbag.ingest.covering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sealbag.ingest.covering.MediaChoice.Media;
import sealbag.ingest.covering.MediaChoice.Verdict;

class MediaChoiceTest {
  @ParameterizedTest
  @CsvSource({
    "EVIDENCE_RECEIVED,         7, 0, 0, ASK_FOR_MEDIA",
    "POSSIBLE_EVIDENTIAL_VALUE, 1, 3, 0, ASK_FOR_MEDIA",
    "RECORD_OF_CONTACT,         7, 0, 0, SUITS",
    "PROHIBITED_USE,            7, 0, 0, CANNOT_TELL",
    "INAPPROPRIATE_MESSAGE,     7, 0, 0, CANNOT_TELL",
    "EVIDENCE_RECEIVED,         0, 9, 0, SUITS",
    "EVIDENCE_RECEIVED,         0, 0, 0, SUITS",
    "EVIDENCE_RECEIVED,         0, 9, 2, CANNOT_TELL",
    "RECORD_OF_CONTACT,         0, 9, 2, CANNOT_TELL"
  })
  void theReasonDecidesWhetherMediaAreAskedFor(
      Reason reason, int omitted, int present, int missing, Verdict verdict) {
    assertThat(MediaChoice.of(Optional.of(reason), new Media(omitted, present, missing)).verdict())
        .isEqualTo(verdict);
  }

  @Test
  void withoutAReasonItCannotBeTold() {
    assertThat(MediaChoice.of(Optional.empty(), new Media(1, 0, 0)))
        .isEqualTo(
            new MediaChoice(
                Verdict.CANNOT_TELL,
                "The export was made without media: 1 file is mentioned but not included."));
  }

  @Test
  void theWordsCountWhatIsMissing() {
    assertThat(MediaChoice.of(Optional.empty(), new Media(0, 14, 3)).words())
        .startsWith("3 of 17 files");
  }
}
