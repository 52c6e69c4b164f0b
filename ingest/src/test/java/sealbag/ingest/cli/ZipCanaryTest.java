package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Texts that would do something in a terminal, a spreadsheet, a page or a log are names of files
/// in a zip, senders, words and file names of its chat; none reaches any output in a form that
/// does.
class ZipCanaryTest {

  @TempDir private Path folder;

  private Path zip(String name, int chats) throws IOException {
    Path file = folder.resolve(name);
    try (var zip = new ZipOutputStream(Files.newOutputStream(file), UTF_8)) {
      for (int i = 0; i < chats; i++) {
        put(zip, "WhatsApp Chat with " + Canary.TEXT.replace('/', '-') + i + ".txt", chat(i));
      }
      put(zip, Canary.TEXT.replace('/', '-') + ".jpg", "no picture");
      put(zip, "../" + Canary.TEXT + ".vcf", "no contact");
    }
    return file;
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }

  private static String chat(int number) {
    return """
        13/03/2024, 09:15 - CANARY: Hello NUMBER
        13/03/2024, 09:16 - CANARY created group "CANARY"
        14/03/2024, 09:15 - CANARY: CANARY
        14/03/2024, 09:16 - Dana: \u200ECANARY.jpg (file attached)
        """
        .replace("NUMBER", Integer.toString(number))
        .replace("CANARY", Canary.TEXT);
  }

  @Test
  void noOutputObeysWhatAStrangerWrote() throws IOException {
    var sealbag = new Sealbag(folder.resolve("home"));
    Path one = zip("one.zip", 1);
    Path two = zip("two.zip", 2);
    var log = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(log, true, UTF_8));
    try {
      Sealbag.Run imported = sealbag.run("import", "--json", one, two);
      List<String> receipts =
          imported.items().stream().map(item -> item.get("receipt").asString()).toList();
      assertThat(imported.items().stream().map(item -> item.get("outcome").asString()))
          .containsExactly("sealed", "held");
      for (Sealbag.Run run :
          List.of(
              imported,
              sealbag.run("import", one, two),
              sealbag.run("list"),
              sealbag.run("list", "--json"),
              sealbag.run("show", receipts.getFirst()),
              sealbag.run("show", "--json", receipts.getFirst()),
              sealbag.run("show", receipts.getLast()),
              sealbag.run("inspect", one, two),
              sealbag.run("inspect", "--explain", one),
              sealbag.run("inspect", "--json", one, two),
              sealbag.run(
                  "release", receipts.getLast(), "--chat", "2", "--because", "a test says so"),
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
}
