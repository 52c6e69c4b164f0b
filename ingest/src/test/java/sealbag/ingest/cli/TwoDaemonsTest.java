package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.ledger.Mailboxes;
import tools.jackson.databind.JsonNode;

/// Two daemons, each a process of its own, on one home folder and one mailbox.
class TwoDaemonsTest {
  @TempDir private Path folder;
  private PostOffice post;
  private Sealbag sealbag;

  @BeforeEach
  void open() throws Exception {
    post = new PostOffice();
    sealbag = post.sealbag(folder.resolve("home"));
    Watching.useAnyPort(sealbag.home());
  }

  @AfterEach
  void close() throws Exception {
    post.close();
  }

  @Test
  void oneReadsTheOtherStandsByAndTakesOverWhenTheFirstIsKilled() throws Exception {
    try (Watching first = Watching.start(sealbag.home())) {
      Watching.until(() -> ready(first).contains("was looked through"), () -> ready(first));
      try (Watching second = Watching.start(sealbag.home())) {
        Watching.until(() -> ready(second).contains("Standing by"), () -> ready(second));
        assertThat(first.get("/metrics").body())
            .contains("sealbag_mailbox_stands_by{mailbox=\"intake\"} 0\n");
        assertThat(second.get("/metrics").body())
            .contains("sealbag_mailbox_stands_by{mailbox=\"intake\"} 1\n");
        Watching.until(() -> second.get("/health/ready").statusCode() == 200, () -> ready(second));
        post.deliver(OfficerMail.of("1", "01/2345678/26 JS/1 evidence").withChat("Sam", "one"));
        Watching.until(() -> post.got().size() == 1, this::state);
        assertThat(ready(second)).contains("Standing by");

        first.kill();
        post.deliver(OfficerMail.of("2", "01/2345678/26 JS/2 evidence").withChat("Ana", "two"));
        Duration took = Watching.until(() -> post.got().size() == 2, this::state);

        assertThat(took).isLessThan(Mailboxes.TERM);
        assertThat(ready(second)).doesNotContain("Standing by");
        post.deliver(OfficerMail.of("3", "01/2345678/26 JS/3 evidence").withChat("Eve", "three"));
        Watching.until(() -> post.got().size() == 3, this::state);
      }
    }
    assertEachOnce(3);
  }

  private static String ready(Watching watching) throws Exception {
    return watching.get("/health/ready").body();
  }

  private String state() {
    return sealbag.run("list", "--json").out();
  }

  private void assertEachOnce(int mails) throws Exception {
    assertThat(sealbag.run("list", "--json").items())
        .hasSize(mails)
        .extracting((JsonNode one) -> one.get("state").asString())
        .containsOnly("recorded");
    assertThat(post.got()).extracting(PostOffice.Got::id).doesNotHaveDuplicates().hasSize(mails);
    assertThat(sealbag.home().resolve("outbox/evidence").toFile().list()).hasSize(mails);
    assertThat(sealbag.home().resolve("outbox/records").toFile().list()).hasSize(mails);
    assertThat(sealbag.run("mailbox", "audit").out())
        .contains("%d mails, %d of them taken".formatted(mails, mails));
    assertThat(sealbag.run("custody", "verify").code()).isZero();
  }
}
