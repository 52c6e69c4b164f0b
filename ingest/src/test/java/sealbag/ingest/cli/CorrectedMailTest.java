package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What officers and staff put right afterwards.
class CorrectedMailTest {
  private static final String REFERENCE = "01/2345678/26 JS/1 evidence";

  @TempDir private Path folder;
  private PostOffice post;
  private Sealbag sealbag;

  @BeforeEach
  void open() throws Exception {
    post = new PostOffice();
    sealbag = post.sealbag(folder.resolve("home"));
  }

  @AfterEach
  void close() throws Exception {
    assertThat(sealbag.run("custody", "verify").code()).isZero();
    post.close();
  }

  @Test
  void aReferenceCorrectedAfterSealingIsNotedAndPromisesNothing() throws Exception {
    correctAfterRecording();

    PostOffice.Got noted = post.got().getLast();
    assertThat(noted.text()).contains("Staff will look").doesNotContain("01/7777777/26");
    assertThat(sealbag.run("custody", "export", "SB-2026-000001").out()).contains("WRONG");
  }

  @Test
  void theSameExportUnderTheFirstReferenceIsStillADuplicate() throws Exception {
    correctAfterRecording();
    post.deliver(OfficerMail.of("3", REFERENCE).withChat("Sam", "hi"));

    watch();

    assertThat(states()).containsExactly("recorded", "closed", "closed");
  }

  @Test
  void aSenderPutOnTheListLaterHearsWhatBecameOfTheMail() throws Exception {
    post.deliver(OfficerMail.of("1", REFERENCE).from("jo@other.police.uk").withChat("Sam", "hi"));
    watch();
    assertThat(post.got("jo@other.police.uk")).isEmpty();
    Path toml = sealbag.home().resolve("sealbag.toml");
    Files.writeString(
        toml,
        Files.readString(toml)
            .replace("[\"@example.police.uk\"]", "[\"@example.police.uk\", \"@other.police.uk\"]"));

    sealbag.run("retry", "SB-2026-000001", "--because", "Now on the list.");
    watch();

    assertThat(states()).containsExactly("recorded");
    assertThat(post.got("jo@other.police.uk")).hasSize(1);
  }

  private void correctAfterRecording() throws Exception {
    post.deliver(OfficerMail.of("1", REFERENCE).withChat("Sam", "hi"));
    watch();
    PostOffice.Got letter = post.got().getFirst();
    post.deliver(
        OfficerMail.of("2", "Re: " + letter.subject())
            .header("In-Reply-To: " + letter.id())
            .saying("01/7777777/26 JS/9"));
    watch();
  }

  private void watch() {
    Sealbag.Run run = sealbag.run("watch", "--once");
    assertThat(run.code()).as(run.err()).isZero();
  }

  private List<String> states() {
    return sealbag.run("list", "--json").items().stream()
        .map(one -> one.get("state").asString())
        .toList();
  }
}
