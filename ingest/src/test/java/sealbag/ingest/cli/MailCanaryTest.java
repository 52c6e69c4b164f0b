package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Texts that would do something in a terminal, a spreadsheet, a page or a log stand in every field
/// and name of a mail; none reaches any output in a form that does.
class MailCanaryTest {
  @TempDir private Path folder;

  private Path mail(String name, String... parts) throws IOException {
    String canary = new String(Canary.TEXT.getBytes(UTF_8), ISO_8859_1);
    String text =
        """
        Message-ID: <%1$s>
        Date: %1$s
        From: "%1$s" <jo.shah@police.example>
        To: "%1$s" <x@sealbag.example>
        Subject: %1$s
        Received: from %1$s by x
        Authentication-Results: %1$s
        ARC-Seal: %1$s
        DKIM-Signature: v=1; a=rsa-sha256; d=%1$s; s=%1$s; h=from; bh=AA==; b=AA==
        Content-Type: multipart/mixed; boundary="b"

        --b
        Content-Type: text/plain

        %1$s https://1drv.ms/%1$s
        """
            .formatted(canary)
            .replace("\n", "\r\n");
    String rest = String.join("", parts).replace("CANARY", canary).replace("\n", "\r\n");
    return Files.writeString(folder.resolve(name), text + rest + "--b--\r\n", ISO_8859_1);
  }

  private Path withExport() throws IOException {
    return mail(
        "export.eml",
        """
        --b
        Content-Type: text/plain; name="CANARY.txt"
        Content-Disposition: attachment; filename="CANARY.txt"
        Content-ID: <CANARY>

        13/03/2024, 09:15 - Dana: Hello
        14/03/2024, 09:15 - Dana: Hello again
        """,
        """
        --b
        Content-Type: image/CANARY; name="CANARY"
        Content-Disposition: attachment; filename="CANARY"
        Content-Transfer-Encoding: CANARY

        x
        """);
  }

  @Test
  void noOutputObeysWhatAStrangerWrote() throws IOException {
    var sealbag = new Sealbag(folder.resolve("home"));
    Path link = mail("link.eml");
    var log = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(log, true, UTF_8));
    try {
      Sealbag.Run imported = sealbag.run("import", withExport(), link);
      Sealbag.Run again = sealbag.run("import", "--json", withExport(), link);
      for (Sealbag.Run run :
          List.of(
              imported,
              again,
              sealbag.run("list"),
              sealbag.run("list", "--json"),
              sealbag.run("show", "SB-2026-000001".replace("2026", year(again))),
              sealbag.run("show", "--json", again.items().getFirst().get("receipt").asString()),
              sealbag.run("inspect", withExport()),
              sealbag.run("inspect", "--json", withExport()),
              sealbag.run("custody", "verify"))) {
        Canary.assertHarmless(run.out());
        Canary.assertHarmless(run.err());
      }
    } finally {
      System.setErr(err);
    }
    Canary.assertHarmless(log.toString(UTF_8));
    assertThat(log.toString(UTF_8)).doesNotContain("jndi", "cmd|");
    Canary.assertPackagesAreHarmless(sealbag.home());
  }

  private static String year(Sealbag.Run run) {
    return run.items().getFirst().get("receipt").asString().substring(3, 7);
  }
}
