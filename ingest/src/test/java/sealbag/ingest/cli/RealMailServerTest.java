package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.mailbox.TestCertificate;
import sealbag.ingest.mailbox.Wait;
import sealbag.ingest.receipts.Exim;

/// Letters go to a mail server that is not ours, with STARTTLS and a password.
class RealMailServerTest {
  @TempDir private Path folder;
  private PostOffice post;
  private Exim server;
  private Path trust;

  @BeforeEach
  void open() throws Exception {
    Exim.require();
    TestCertificate keys = TestCertificate.of(folder, "dns:localhost");
    trust = keys.trust();
    server = Exim.start(keys);
    post = new PostOffice();
  }

  @AfterEach
  void close() throws Exception {
    if (server != null) {
      server.close();
      post.close();
    }
  }

  private Sealbag sealbag(String password) throws IOException {
    Sealbag sealbag = post.sealbag(folder.resolve("home"));
    Path settings = sealbag.home().resolve("sealbag.toml");
    String text = Files.readString(settings);
    Files.writeString(
        settings,
        text.substring(0, text.indexOf("[smtp]"))
            + """
            [smtp]
            host = "localhost"
            port = "%d"
            security = "starttls"
            user = "%s"
            password-file = "%s"
            """
                .formatted(
                    server.port(),
                    Exim.USER,
                    Files.writeString(sealbag.home().resolve("smtp-password"), password)));
    return sealbag;
  }

  private String watch(Sealbag sealbag) throws Exception {
    Process child =
        ChildProcess.start(
            List.of(),
            List.of(
                "-Djavax.net.ssl.trustStore=" + trust,
                "-Djavax.net.ssl.trustStorePassword=changeit"),
            List.of("watch", "--once", "--home", sealbag.home().toString()));
    String log = new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    child.waitFor();
    return log;
  }

  @Test
  void theLetterIsDeliveredOnceWithoutAnEnvelopeSender() throws Exception {
    Sealbag sealbag = sealbag(Exim.PASSWORD);
    post.deliver(OfficerMail.of("1", "01/2345678/26 JS/1 evidence").withChat("Sam", "hi"));

    watch(sealbag);
    watch(sealbag);

    Wait.until("the letter lies in the officer's mailbox", () -> !server.mails().isEmpty());
    assertThat(server.mails()).hasSize(1);
    assertThat(server.mails().getFirst())
        .contains("Return-path: <>", "Message-ID: <SB-2026-000001.recorded-", "Auto-Submitted:")
        .contains(
            "with esmtpsa"); // TLS and a password: the server's own Received line says how it came
    assertThat(sealbag.run("show", "SB-2026-000001").out()).contains("sent");
  }

  @Test
  void aWrongPasswordKeepsTheLetterAndSaysSo() throws Exception {
    Sealbag sealbag = sealbag("wrong");
    post.deliver(OfficerMail.of("1", "01/2345678/26 JS/1 evidence").withChat("Sam", "hi"));

    watch(sealbag);

    assertThat(sealbag.run("show", "SB-2026-000001").out()).contains("waiting");
    assertThat(server.mails()).isEmpty();
  }
}
