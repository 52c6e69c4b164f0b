package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What officers and staff put right afterwards.
class CorrectedMailTest {
  private static final String REFERENCE = "01/2345678/26 JS/1 evidence";

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
  void aReferenceCorrectedAfterSealingIsNotedAndPromisesNothing() throws Exception {
    correctAfterRecording();

    PostOffice.Got noted = home.lastLetter();
    assertThat(noted.text()).contains("Staff will look").doesNotContain("01/7777777/26");
    assertThat(home.custody("SB-2026-000001")).contains("WRONG");
  }

  @Test
  void theSameExportUnderTheFirstReferenceIsStillADuplicate() throws Exception {
    correctAfterRecording();
    home.send(OfficerMail.of("3", REFERENCE).withChat("Sam", "hi"));

    assertThat(home.states()).containsExactly("recorded", "closed", "closed");
  }

  @Test
  void aSenderPutOnTheListLaterHearsWhatBecameOfTheMail() throws Exception {
    home.send(OfficerMail.of("1", REFERENCE).from("jo@other.police.uk").withChat("Sam", "hi"));
    assertThat(home.post().got("jo@other.police.uk")).isEmpty();
    Path toml = home.sealbag().home().resolve("sealbag.toml");
    Files.writeString(
        toml,
        Files.readString(toml)
            .replace("[\"@example.police.uk\"]", "[\"@example.police.uk\", \"@other.police.uk\"]"));

    home.sealbag().run("retry", "SB-2026-000001", "--because", "Now on the list.");
    home.watch();

    assertThat(home.states()).containsExactly("recorded");
    assertThat(home.post().got("jo@other.police.uk")).hasSize(1);
  }

  private void correctAfterRecording() throws Exception {
    home.send(OfficerMail.of("1", REFERENCE).withChat("Sam", "hi"));
    home.send(home.answer("2", "01/7777777/26 JS/9"));
  }
}
