package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Debian's Dovecot as a mail server of its own on this machine, run as root in a temporary folder:
/// IMAP and LMTP, any user, all with the password `secret`.
public final class Dovecot implements AutoCloseable {
  public static final String PASSWORD = "secret";
  private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");

  private static final String CONFIG =
      """
      base_dir = DIR/run
      state_dir = DIR/run
      log_path = /dev/stderr
      protocols = imap lmtp
      listen = 127.0.0.1
      SSL
      disable_plaintext_auth = no
      auth_mechanisms = plain login
      auth_failure_delay = 0
      default_internal_user = dovecot
      default_login_user = dovenull
      mail_location = maildir:DIR/mail/%u
      first_valid_uid = 1
      mail_uid = mail
      mail_gid = mail
      mail_max_userip_connections = 50
      namespace inbox {
        inbox = yes
        separator = /
      }
      passdb {
        driver = static
        args = password=secret
      }
      userdb {
        driver = static
        args = uid=mail gid=mail home=DIR/mail/%u allow_all_users=yes
      }
      service imap-login {
        chroot =
        inet_listener imap {
          address = 127.0.0.1
          port = IMAP
        }
        inet_listener imaps {
          port = TLS
        }
      }
      service lmtp {
        inet_listener lmtp {
          address = 127.0.0.1
          port = LMTP
        }
      }
      """;

  private final Path folder;
  private final int imapPort = freePort();
  private final int imapsPort = freePort();
  private final int lmtpPort = freePort();
  private final Process process;
  private int forgotten;

  private Dovecot(Optional<TestCertificate> keys) throws IOException {
    folder = Files.createTempDirectory("dovecot");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    owned(Files.createDirectory(folder.resolve("mail")));
    Path config = Files.writeString(folder.resolve("dovecot.conf"), config(keys));
    process =
        new ProcessBuilder(PROGRAM.toString(), "-F", "-c", config.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader log = process.inputReader();
    var said = new StringBuilder();
    for (String line = log.readLine(); ; line = log.readLine()) {
      if (line == null) {
        throw new IOException("Dovecot does not start: " + said);
      }
      said.append(line).append('\n');
      if (line.contains("starting up")) {
        break;
      }
    }
    Thread.ofVirtual().start(() -> drain(log));
  }

  /// A log that nobody reads would stop the server.
  private static void drain(BufferedReader log) {
    try (log) {
      log.transferTo(Writer.nullWriter());
    } catch (IOException _) {
      // the server has ended
    }
  }

  /// Says loudly that the tests are skipped where Dovecot cannot run; in CI they fail.
  public static void require() {
    boolean there = Files.isExecutable(PROGRAM) && "root".equals(System.getProperty("user.name"));
    if (System.getenv("CI") != null) {
      assertThat(there).as("Dovecot, run as root, which CI needs").isTrue();
    }
    assumeTrue(there, "dovecot-imapd and dovecot-lmtpd are missing: NOT TESTED with a real server");
  }

  public static Dovecot start() throws IOException {
    return new Dovecot(Optional.empty());
  }

  public static Dovecot startWithTls(TestCertificate keys) throws IOException {
    return new Dovecot(Optional.of(keys));
  }

  public int imapPort() {
    return imapPort;
  }

  /// TLS from the first byte.
  public int imapsPort() {
    return imapsPort;
  }

  public int lmtpPort() {
    return lmtpPort;
  }

  /// The user's INBOX.
  public Path maildir(String user) throws IOException {
    Path maildir = folder.resolve("mail").resolve(user);
    if (!Files.exists(maildir)) {
      owned(Files.createDirectory(maildir));
      for (String part : new String[] {"cur", "new", "tmp"}) {
        owned(Files.createDirectory(maildir.resolve(part)));
      }
    }
    return maildir;
  }

  /// Puts a mail into the user's INBOX, byte for byte.
  public void put(String user, byte[] mail) throws IOException {
    put(user, target -> Files.write(target, mail));
  }

  /// Writes a mail; for those that are too large for an array.
  public interface MailWriter {
    void write(Path target) throws IOException;
  }

  /// Puts a mail into the user's INBOX.
  public void put(String user, MailWriter mail) throws IOException {
    String name = System.nanoTime() + "." + UUID.randomUUID() + ".test";
    Path draft = maildir(user).resolve("tmp").resolve(name);
    mail.write(draft);
    owned(draft);
    Files.move(draft, maildir(user).resolve("new").resolve(name));
  }

  /// Delivers a mail as a mail server would (LMTP, RFC 2033).
  ///
  /// @param mail with lines that end in CRLF
  public void deliver(String user, String mail) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), lmtpPort)) {
      say(socket, "", "220");
      say(socket, "LHLO test\r\n", "250");
      say(socket, "MAIL FROM:<>\r\n", "250");
      say(socket, "RCPT TO:<" + user + ">\r\n", "250");
      say(socket, "DATA\r\n", "354");
      say(socket, mail.replaceAll("(?m)^\\.", "..") + ".\r\n", "250");
    }
  }

  private static void say(Socket socket, String line, String expected) throws IOException {
    socket.getOutputStream().write(line.getBytes(ISO_8859_1));
    InputStream in = socket.getInputStream();
    String answer;
    do {
      answer = line(in);
    } while (answer.startsWith(expected + "-"));
    if (!answer.startsWith(expected)) {
      throw new IOException(answer);
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int b = in.read(); b != '\n' && b != -1; b = in.read()) {
      line.append((char) b);
    }
    return line.toString();
  }

  /// Makes the server forget the numbers of the user's messages: a new UIDVALIDITY, UIDs from 1 on.
  public void forgetNumbers(String user) throws IOException {
    try (var files = Files.list(maildir(user))) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith("dovecot")) {
          Files.delete(file);
        }
      }
    }
    // By itself Dovecot takes the time in seconds, which may be the same as before.
    long validity = Files.getLastModifiedTime(folder).to(TimeUnit.SECONDS) + 1_000L * ++forgotten;
    owned(
        Files.writeString(
            maildir(user).resolve("dovecot-uidlist"),
            "3 V%d N1 G%032x%n".formatted(validity, validity)));
  }

  private static void owned(Path path) throws IOException {
    Files.setOwner(
        path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("mail"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String config(Optional<TestCertificate> keys) {
    return CONFIG
        .replace("SSL", keys.map(Dovecot::tls).orElse("ssl = no"))
        .replace("DIR", folder.toString())
        .replace("IMAP", Integer.toString(imapPort))
        .replace("TLS", Integer.toString(keys.isPresent() ? imapsPort : 0))
        .replace("LMTP", Integer.toString(lmtpPort));
  }

  private static String tls(TestCertificate keys) {
    return "ssl = yes\nssl_cert = <%s\nssl_key = <%s".formatted(keys.both(), keys.both());
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    try (var files = Files.walk(folder)) {
      for (Path path : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
