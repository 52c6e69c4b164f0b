package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mailbox → evidence store → ledger → acknowledged → sealed → uploaded → recorded → letter → sent.
/// A child process halts before and after each change of the ledger and each delivery, which
/// enclose every one of these arrows; the next look must end where an undisturbed one ends.
class WatchCrashTest {
  private static final OfficerMail EXPORT =
      OfficerMail.of("1", "01/2345678/26 JS/1 evidence").withChat("Sam", "words");

  @TempDir private Path folder;

  @Test
  void aHaltAtEachArrowLosesNoMailAndSendsNoSecondLetter() throws Exception {
    CrashHome.End end =
        CrashHome.haltAtEachMoment(
            folder,
            CrashHome.Moments.BEFORE_AND_AFTER,
            new CrashHome.Story() {
              @Override
              public void before(CrashHome home) {}

              @Override
              public OfficerMail last(CrashHome home) {
                return EXPORT;
              }
            });

    assertThat(end.letters()).hasSize(1);
    assertThat(end.records()).hasSize(1);
  }

  @Test
  void aHaltAtEachArrowOfAnAnswerNotesItOnceAndThanksOnce() throws Exception {
    CrashHome.End end =
        CrashHome.haltAtEachMoment(
            folder,
            CrashHome.Moments.AFTER,
            new CrashHome.Story() {
              @Override
              public void before(CrashHome home) throws Exception {
                home.take(EXPORT);
              }

              @Override
              public OfficerMail last(CrashHome home) throws Exception {
                PostOffice.Got letter = home.post().got().getFirst();
                return OfficerMail.of("2", "Re: " + letter.subject())
                    .header("In-Reply-To: " + letter.id())
                    .saying("WRONG that is not my exhibit");
              }
            });

    assertThat(end.states()).containsExactly("recorded", "closed");
    assertThat(Collections.frequency(end.custody(), "answered")).isEqualTo(1);
    assertThat(Collections.frequency(end.custody(), "record-amended")).isEqualTo(1);
    assertThat(end.letters()).hasSize(2);
    assertThat(end.records())
        .containsExactly("stub-SB-2026-000001.2.json", "stub-SB-2026-000001.json");
  }
}
