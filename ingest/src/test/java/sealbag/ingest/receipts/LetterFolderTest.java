package sealbag.ingest.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.ledger.Letter;

class LetterFolderTest {
  private final Letter letter = LetterCases.of("recorded");
  @TempDir private Path home;

  private Path folder() {
    return home.resolve("outbox/receipts");
  }

  @Test
  void aLetterIsAFileThatOnlyItsOwnerReads() throws Exception {
    Attempt attempt = new LetterFolder(folder()).send(letter);

    Path file = folder().resolve(letter.id() + ".eml");
    assertThat(attempt).isEqualTo(new Attempt.Sent());
    assertThat(file).hasContent(letter.message());
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(folder()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void theSameLetterAgainIsNoSecondFileEvenAfterACrash() throws Exception {
    var outbox = new LetterFolder(folder());
    Files.createDirectories(folder());
    Files.writeString(folder().resolve("." + letter.id() + ".part"), "cut off");

    outbox.send(letter);
    outbox.send(letter);

    try (Stream<Path> files = Files.list(folder())) {
      assertThat(files).containsExactly(folder().resolve(letter.id() + ".eml"));
    }
  }

  @Test
  void aFolderThatCannotBeWrittenMeansLaterAndIsForAPerson() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "no folder");
    var outbox = new LetterFolder(file);

    assertThat(outbox.send(letter))
        .isInstanceOfSatisfying(Attempt.Later.class, later -> assertThat(later.isOurs()).isTrue());
    assertThat(outbox.problem()).isPresent();
    assertThat(new LetterFolder(folder()).problem()).isEmpty();
  }

  @Test
  void anIdThatIsNoFileNameIsRefused() {
    var odd = new Letter("../x", letter.number(), letter.kind(), letter.recipient(), "");

    assertThat(new LetterFolder(folder()).send(odd)).isInstanceOf(Attempt.Refused.class);
    assertThat(home.resolve("outbox")).doesNotExist();
  }
}
