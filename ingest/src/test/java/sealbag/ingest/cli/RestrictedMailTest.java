package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is restricted stays so, whichever way it comes.
class RestrictedMailTest {
  private static final String EVIDENCE = "01/2345678/26 JS/1 evidence";
  private static final String RESTRICTED = "01/2345678/26 JS/1 prohibited use";

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
  void theReasonInAMailThatWasTooBigIsReadWhenItIsTriedAgain() throws Exception {
    sealbag = post.sealbag(folder.resolve("home"), "[limits]", "mail-parts = \"2\"");
    post.deliver(
        OfficerMail.of("1", "01/2345678/26 JS/1")
            .saying("This is prohibited use.")
            .withChat("Sam", "hi")
            .attach("a.txt", "text/plain", "x".getBytes(UTF_8))
            .attach("b.txt", "text/plain", "y".getBytes(UTF_8)));
    watch();
    assertThat(codes()).containsExactly("TOO_BIG");

    sealbag = post.sealbag(folder.resolve("home"));
    retry();

    assertThat(codes()).containsExactly("RESTRICTED");
    assertThat(files("evidence")).isEmpty();
  }

  @Test
  void anOrdinaryMailThatWasTooBigIsOrdinaryWhenItIsTriedAgain() throws Exception {
    sealbag = post.sealbag(folder.resolve("home"), "[limits]", "mail-parts = \"1\"");
    post.deliver(OfficerMail.of("1", "chat").saying("Ref: 01/2345678/26").withChat("Sam", "hi"));
    watch();
    assertThat(codes()).containsExactly("TOO_BIG");
    assertThat(post.got()).hasSize(1);

    sealbag = post.sealbag(folder.resolve("home"));
    retry();

    assertThat(files("evidence")).hasSize(1);
    assertThat(post.got().getLast().text()).contains("01/2345678/26");
  }

  @Test
  void theSameExportOfAnotherOfficerOrReferenceIsRestrictedToo() throws Exception {
    post.deliver(OfficerMail.of("1", RESTRICTED).withChat("Sam", "hi"));
    watch();
    post.deliver(OfficerMail.of("2", EVIDENCE).from("al@example.police.uk").withChat("Sam", "hi"));
    post.deliver(OfficerMail.of("3", "01/9999999/26 JS/1 evidence").withChat("Sam", "hi"));

    watch();

    assertThat(codes()).containsExactly("RESTRICTED", "RESTRICTED", "RESTRICTED");
    assertThat(files("evidence")).isEmpty();
    assertThat(post.got("al@example.police.uk"))
        .allSatisfy(letter -> assertThat(letter.raw()).doesNotContain("SB-2026-000001"));
  }

  @Test
  void aReleasedCopyGoesTheRestrictedWayAndItsLetterTellsNothing() throws Exception {
    post.deliver(OfficerMail.of("1", RESTRICTED).withChat("Sam", "hi"));
    post.deliver(OfficerMail.of("2", EVIDENCE).from("al@example.police.uk").withChat("Sam", "hi"));
    watch();

    sealbag.run("release", "SB-2026-000002", "--because", "Sgt Lee said so.");
    watch();

    assertThat(files("evidence")).isEmpty();
    assertThat(files("restricted")).containsExactly("SB-2026-000002.zip");
    assertThat(post.got("al@example.police.uk").getLast().text())
        .contains("says nothing about what you sent");
  }

  private void retry() {
    sealbag.run("retry", "SB-2026-000001", "--because", "The limit was raised.");
    watch();
  }

  private void watch() {
    Sealbag.Run run = sealbag.run("watch", "--once");
    assertThat(run.code()).as(run.err()).isZero();
  }

  private List<String> codes() {
    return sealbag.run("list", "--json").items().stream()
        .map(one -> one.get("code").asString())
        .toList();
  }

  private List<String> files(String outbox) {
    String[] names = sealbag.home().resolve("outbox").resolve(outbox).toFile().list();
    return names == null ? List.of() : List.of(names);
  }
}
