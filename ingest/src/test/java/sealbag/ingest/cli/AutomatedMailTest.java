package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A mail that a program sent is closed only when there is nothing in it for a person to look at.
class AutomatedMailTest {

  @TempDir private Path folder;

  private String state(String header, String part) throws IOException {
    String mail =
        """
        From: jo.shah@police.example
        Subject: chat
        %s
        Content-Type: multipart/mixed; boundary=b

        --b
        %s
        --b--
        """
            .formatted(header, part);
    Path file = Files.writeString(folder.resolve("a.eml"), mail.replace("\n", "\r\n"), ISO_8859_1);
    var sealbag = new Sealbag(folder.resolve("home"));
    sealbag.run("import", file);
    return sealbag.run("list", "--json").items().getFirst().get("state").asString();
  }

  @Test
  void oneWithWordsOnlyIsClosed() throws IOException {
    assertThat(state("Auto-Submitted: auto-replied (vacation)", "\nI am away."))
        .isEqualTo("closed");
  }

  @Test
  void oneWithAFileWaitsForAPerson() throws IOException {
    assertThat(
            state(
                "Auto-Submitted: auto-generated",
                "Content-Type: application/pdf; name=statement.pdf\n\n%PDF-1.4"))
        .isEqualTo("held");
  }

  @Test
  void oneWithALinkWaitsForAPerson() throws IOException {
    assertThat(state("Auto-Submitted: auto-generated", "\nhttps://we.tl/t-abcdefghij"))
        .isEqualTo("held");
  }

  @Test
  void aPersonsMailWithACommentBehindNoIsAPersons() throws IOException {
    assertThat(state("Auto-Submitted: no (sent by hand)", "\nHello.")).isEqualTo("held");
  }
}
