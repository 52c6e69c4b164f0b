package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is restricted stays so, whichever way it comes.
class RestrictedMailTest {
  private static final String EVIDENCE = "01/2345678/26 JS/1 evidence";
  private static final String RESTRICTED = "01/2345678/26 JS/1 prohibited use";

  @TempDir private Path folder;
  private WatchedHome home;

  @BeforeEach
  void open() throws Exception {
    home = new WatchedHome(folder);
  }

  @AfterEach
  void close() throws Exception {
    home.close();
  }

  @Test
  void theReasonInAMailThatWasTooBigIsReadWhenItIsTriedAgain() throws Exception {
    home.configure("[limits]", "mail-parts = \"2\"");
    home.send(
        OfficerMail.of("1", "01/2345678/26 JS/1")
            .saying("This is prohibited use.")
            .withChat("Sam", "hi")
            .attach("a.txt", "text/plain", "x".getBytes(UTF_8))
            .attach("b.txt", "text/plain", "y".getBytes(UTF_8)));
    assertThat(home.codes()).containsExactly("TOO_BIG");

    home.configure();
    retry();

    assertThat(home.codes()).containsExactly("RESTRICTED");
    assertThat(home.sentTo("evidence")).isEmpty();
  }

  @Test
  void anOrdinaryMailThatWasTooBigIsOrdinaryWhenItIsTriedAgain() throws Exception {
    home.configure("[limits]", "mail-parts = \"1\"");
    home.send(OfficerMail.of("1", "chat").saying("Ref: 01/2345678/26").withChat("Sam", "hi"));
    assertThat(home.codes()).containsExactly("TOO_BIG");
    assertThat(home.post().got()).hasSize(1);

    home.configure();
    retry();

    assertThat(home.sentTo("evidence")).hasSize(1);
    assertThat(home.lastLetter().text()).contains("01/2345678/26");
  }

  @Test
  void theSameExportOfAnotherOfficerOrReferenceIsRestrictedToo() throws Exception {
    home.send(OfficerMail.of("1", RESTRICTED).withChat("Sam", "hi"));
    home.post()
        .deliver(OfficerMail.of("2", EVIDENCE).from("al@example.police.uk").withChat("Sam", "hi"));
    home.send(OfficerMail.of("3", "01/9999999/26 JS/1 evidence").withChat("Sam", "hi"));

    assertThat(home.codes()).containsExactly("RESTRICTED", "RESTRICTED", "RESTRICTED");
    assertThat(home.sentTo("evidence")).isEmpty();
    assertThat(home.post().got("al@example.police.uk"))
        .allSatisfy(letter -> assertThat(letter.raw()).doesNotContain("SB-2026-000001"));
  }

  @Test
  void aReleasedCopyGoesTheRestrictedWayAndItsLetterTellsNothing() throws Exception {
    home.post().deliver(OfficerMail.of("1", RESTRICTED).withChat("Sam", "hi"));
    home.send(OfficerMail.of("2", EVIDENCE).from("al@example.police.uk").withChat("Sam", "hi"));

    home.sealbag().run("release", "SB-2026-000002", "--because", "Sgt Lee said so.");
    home.watch();

    assertThat(home.sentTo("evidence")).isEmpty();
    assertThat(home.sentTo("restricted")).containsExactly("SB-2026-000002.zip");
    assertThat(home.post().got("al@example.police.uk").getLast().text())
        .contains("says nothing about what you sent");
  }

  private void retry() {
    home.sealbag().run("retry", "SB-2026-000001", "--because", "The limit was raised.");
    home.watch();
  }
}
