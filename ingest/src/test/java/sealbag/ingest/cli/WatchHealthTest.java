package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where `watch` cannot tell about its health.
class WatchHealthTest {
  @TempDir private Path home;

  private Sealbag.Run watch(String health) throws IOException {
    Files.writeString(home.resolve("sealbag.toml"), "[watch]\nhealth = \"" + health + "\"\n");
    return new Sealbag(home).run("watch");
  }

  @Test
  void aPortThatIsTakenEndsTheCommandWithTheRemedy() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Sealbag.Run run = watch("127.0.0.1:" + taken.getLocalPort());

      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .contains(
              "127.0.0.1:" + taken.getLocalPort(), "another 'sealbag watch'", "[watch] health");
    }
  }

  @Test
  void aHostThatIsNotKnownEndsTheCommandWithTheRemedy() throws IOException {
    Sealbag.Run run = watch("no-such-host.invalid:8787");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("no-such-host.invalid", "127.0.0.1:8787");
  }

  @Test
  void anAddressThatIsNoneIsReportedWithTheOtherProblems() throws IOException {
    for (String wrong : new String[] {"8787", "localhost", "127.0.0.1:99999", "http://x:1"}) {
      Sealbag.Run run = watch(wrong);

      assertThat(run.code()).as(wrong).isEqualTo(2);
      assertThat(run.err()).as(wrong).contains("watch.health", "give HOST:PORT");
    }
  }

  @Test
  void oneLookNeedsNoPort() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(
          home.resolve("sealbag.toml"),
          "[watch]\nhealth = \"127.0.0.1:" + taken.getLocalPort() + "\"\n");

      assertThat(new Sealbag(home).run("watch", "--once").code()).isZero();
    }
  }
}
