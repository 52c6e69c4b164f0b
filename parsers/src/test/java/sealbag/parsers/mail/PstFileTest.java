package sealbag.parsers.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The mailbox file among Tika's test documents, which Outlook made.
class PstFileTest {
  @TempDir private Path folder;

  private byte[] sample() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            PstFileTest.class.getResourceAsStream("/test-documents/testPST.pst"))) {
      return in.readAllBytes();
    }
  }

  private List<byte[]> split(byte[] pst) throws Exception {
    Path file = Files.write(folder.resolve("a.pst"), pst);
    var mails = new ArrayList<ByteArrayOutputStream>();
    try (FileChannel channel = FileChannel.open(file)) {
      PstFile.split(
          channel,
          () -> {
            mails.add(new ByteArrayOutputStream());
            return mails.getLast();
          });
    }
    return mails.stream().map(ByteArrayOutputStream::toByteArray).toList();
  }

  @Test
  void eachItemBecomesAMailThatReadsWhole() throws Exception {
    byte[] pst = sample();

    List<byte[]> mails = split(pst);

    assertThat(PstFile.looksLikePst(pst)).isTrue();
    assertThat(mails).hasSizeGreaterThan(5);
    int attachments = 0;
    for (byte[] mail : mails) {
      Letter letter = Letter.read(mail);
      assertThat(letter.mail().flags()).isEmpty();
      assertThat(letter.mail().head().subject()).isPresent();
      attachments +=
          (int) letter.mail().parts().stream().filter(part -> part.fileName().isPresent()).count();
    }
    assertThat(attachments).isPositive();
  }

  @Test
  void theSameFileGivesTheSameBytes() throws Exception {
    byte[] pst = sample();

    assertThat(split(pst)).usingRecursiveComparison().isEqualTo(split(pst));
  }

  @Test
  void aMailboxFileThatIsCutOffIsDamaged() throws Exception {
    byte[] half = Arrays.copyOf(sample(), 20_000);

    assertThatThrownBy(() -> split(half)).isInstanceOf(NotAMailException.class);
  }
}
