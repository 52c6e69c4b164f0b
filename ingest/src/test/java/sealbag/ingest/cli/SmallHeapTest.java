package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A mail that ends the process, each time it is read.
class SmallHeapTest {
  private static final int LINE = 24_000_000;
  private static final int MOST_STARTS = 6;

  @TempDir private Path folder;

  @Test
  void aMailThatEndsTheProcessThreeTimesIsHeldAndTheOthersGoOn() throws Exception {
    try (var post = new PostOffice()) {
      Sealbag sealbag = post.sealbag(folder.resolve("home"));
      post.deliver(poison());
      post.deliver(OfficerMail.of("2", "01/2345678/26 JS/2 evidence").withChat("Ana", "next"));

      int ends = 0;
      while (ends < MOST_STARTS && startAsASupervisorDoes(sealbag.home()) != 0) {
        ends++;
      }

      assertThat(ends).as("ends of the process").isEqualTo(3);
      assertThat(states(sealbag)).containsExactly("held REPEATED_FAILURE", "recorded ");
      assertThat(sealbag.run("mailbox", "audit").out()).contains("2 mails, 2 of them taken");
      Sealbag.Run retried =
          sealbag.run("retry", "SB-2026-000001", "--because", "More memory.", "--by", "tester");
      assertThat(states(sealbag)).as("%s", retried).containsExactly("recorded ", "recorded ");
    }
  }

  /// A message of a single line that does not fit into the heap of the child.
  private static OfficerMail poison() {
    byte[] line = new byte[LINE];
    var random = new Random(20261127);
    for (int i = 0; i < line.length; i++) {
      line[i] = (byte) ('a' + random.nextInt(26));
    }
    String chat = OfficerMail.chat("Sam", new String(line, US_ASCII));
    return OfficerMail.of("1", "01/2345678/26 JS/1 evidence")
        .attach("WhatsApp Chat with Sam.txt", "text/plain", chat.getBytes(US_ASCII));
  }

  /// @return the exit code of one look through the mailbox
  private static int startAsASupervisorDoes(Path home) throws Exception {
    Process watch =
        ChildProcess.start(
            List.of("sh", "-c", "exec \"$@\" >/dev/null 2>&1", "sh"),
            List.of("-Xmx48m", "-XX:+ExitOnOutOfMemoryError"),
            List.of("watch", "--once", "--home", home.toString()));
    assertThat(watch.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return watch.exitValue();
  }

  private static List<String> states(Sealbag sealbag) {
    return sealbag.run("list", "--json").items().stream()
        .map((JsonNode one) -> one.get("state").asString() + " " + one.get("code").asString())
        .toList();
  }
}
