package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.mailbox.MailboxSettings.Acknowledgement;
import sealbag.ingest.mailbox.MailboxSettings.Imap;
import sealbag.ingest.mailbox.MailboxSettings.Login;
import sealbag.ingest.mailbox.MailboxSettings.Security;
import sealbag.ingest.mailbox.MailboxSettings.Times;
import sealbag.uploaders.delivery.Secret;

/// Reads a whole folder and waits for a moment, in a process of its own; prints what came of it.
final class ReadAll {
  private ReadAll() {}

  /// @param arguments security, host, port, user, and optionally the password
  static String inChild(List<String> jvm, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), ReadAll.class.getName()));
    command.addAll(List.of(arguments));
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(child.getInputStream().readAllBytes(), UTF_8);
  }

  static void main(String... arguments) throws Exception {
    String password = arguments.length > 4 ? arguments[4] : Dovecot.PASSWORD;
    var settings =
        new Imap(
            "child",
            arguments[1],
            Integer.parseInt(arguments[2]),
            Security.valueOf(arguments[0]),
            arguments[3],
            new Login.Password(new Secret(password)),
            "INBOX",
            new Acknowledgement.None(),
            new Times(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMinutes(9)),
            Duration.ofMinutes(5),
            Optional.empty());
    try (var source = new ImapSource(settings, InstantSource.system())) {
      List<ListedMessage> messages = source.list(Optional.empty()).messages();
      for (ListedMessage message : messages) {
        System.out.println(sha256(source, message));
      }
      source.await(Duration.ofMillis(1200)); // longer than one round of IDLE
      System.out.println(messages.size() + " messages, waited");
    } catch (MailSourceException e) {
      System.out.println(e.why() + ": " + e.getMessage());
    }
  }

  private static String sha256(MailSource source, ListedMessage message) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    byte[] buffer = new byte[8192];
    try (InputStream in = source.open(message)) {
      for (int n; (n = in.read(buffer)) != -1; ) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
