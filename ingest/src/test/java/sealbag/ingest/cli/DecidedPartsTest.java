package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person decides about a mail with several exports, and no daemon comes after.
class DecidedPartsTest {
  private static final String REFERENCE = "01/2345678/26 JS/1 evidence";

  @TempDir private Path folder;
  private WatchedHome home;

  @BeforeEach
  void open() throws IOException {
    home = new WatchedHome(folder);
  }

  @AfterEach
  void close() throws IOException {
    home.close();
  }

  private static OfficerMail twoChats(String subject) throws IOException {
    return OfficerMail.of("1", subject).withChat("Sam", "one").withZip("Ann", "two");
  }

  private Sealbag.Run run(String command) {
    return home.sealbag()
        .run(command, "SB-2026-000001", "--json", "--because", "Known to us.", "--by", "Lee");
  }

  @Test
  void releasingTheMailOfAStrangerRecordsEachOfItsExports() throws Exception {
    home.send(twoChats(REFERENCE).from("someone@example.com"));
    assertThat(home.codes()).containsExactly("SENDER");

    Sealbag.Run released = run("release");

    assertThat(released.code()).as(released.err()).isZero();
    assertThat(released.item().get("packages")).hasSize(2);
    assertThat(home.states()).containsExactly("split", "recorded", "recorded");
    assertThat(home.sentTo("evidence")).hasSize(2);
    assertThat(home.custody("SB-2026-000003")).contains("\"id\":\"Lee\"");
  }

  @Test
  void tryingTheMailAgainRecordsEachOfItsExports() throws Exception {
    home.configure("[limits]", "mail-parts = \"1\"");
    home.send(twoChats(REFERENCE));
    assertThat(home.codes()).containsExactly("TOO_BIG");
    home.configure();

    assertThat(run("retry").code()).isZero();

    assertThat(home.states()).containsExactly("split", "recorded", "recorded");
  }

  @Test
  void aMailWhosePartsWaitForNothingIsNotTriedAgain() throws Exception {
    home.send(twoChats("two chats").from("someone@example.com"));
    home.sealbag().run("release", "SB-2026-000001", "--because", "Known to us.");
    assertThat(home.codes()).containsExactly("", "NO_REFERENCE", "NO_REFERENCE");

    Sealbag.Run again = run("retry");

    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("SB-2026-000001 is split: there is nothing to try again");
  }

  @Test
  void releasingSaysByItsExitCodeThatAPartIsHeld() throws Exception {
    home.send(twoChats("two chats").from("someone@example.com"));

    assertThat(run("release").code()).isEqualTo(3);
  }

  @Test
  void partsThatWaitForTheEvidenceEndpointAreTriedWithTheirMail() throws Exception {
    Path outbox = Files.createDirectories(home.outbox("evidence").getParent());
    Path away = Files.writeString(outbox.resolve("evidence"), "in the way");
    home.send(twoChats(REFERENCE));
    assertThat(home.states()).containsExactly("split", "sealed", "sealed");
    assertThat(run("retry").code()).isEqualTo(5);
    Files.delete(away);

    assertThat(run("retry").code()).isZero();

    assertThat(home.states()).containsExactly("split", "recorded", "recorded");
    assertThat(home.custody("SB-2026-000002")).contains("\"action\":\"retried\"");
  }
}
