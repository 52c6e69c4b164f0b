package sealbag.ingest.receipts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import sealbag.ingest.mailbox.TestCertificate;
import sealbag.ingest.mailbox.Wait;

/// Debian's Exim as a mail server of its own on this machine, run as root in a temporary folder: it
/// takes letters for `example.police.uk` after STARTTLS and a password, and puts them into a
/// folder.
public final class Exim implements AutoCloseable {
  public static final String USER = "sealbag";
  public static final String PASSWORD = "open-sesame";
  private static final Path PROGRAM = Path.of("/usr/sbin/exim4");
  private static final String RUNS_AS = "Debian-exim";

  private static final String CONFIG =
      """
      primary_hostname = localhost
      keep_environment =
      spool_directory = DIR/spool
      log_file_path = DIR/log/%slog
      pid_file_path =
      daemon_smtp_ports = PORT
      local_interfaces = 127.0.0.1
      tls_advertise_hosts = *
      tls_certificate = DIR/certificate.pem
      tls_privatekey = DIR/key.pem
      auth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}
      domainlist ours = example.police.uk
      acl_smtp_rcpt = check

      begin acl
      check:
        deny !authenticated = *
        accept domains = +ours
        deny message = no such place

      begin routers
      keep:
        driver = accept
        domains = +ours
        transport = folder

      begin transports
      folder:
        driver = appendfile
        maildir_format
        directory = DIR/mail
        create_directory
        return_path_add
        user = RUNSAS

      begin authenticators
      plain:
        driver = plaintext
        public_name = PLAIN
        server_prompts = :
        server_condition = ${if and {{eq{$auth2}{USER}}{eq{$auth3}{PASSWORD}}}}
        server_set_id = $auth2
      """;

  private final Path folder;
  private final int port;
  private final Process process;

  private Exim(TestCertificate keys) throws IOException {
    folder = Files.createTempDirectory("exim");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    port = freePort();
    for (String name : List.of("spool", "log", "mail")) {
      owned(Files.createDirectory(folder.resolve(name)));
    }
    Files.copy(keys.certificate(), folder.resolve("certificate.pem"));
    String key = Files.readString(keys.both()).replaceFirst("(?s).*?(?=-----BEGIN P)", "");
    owned(Files.writeString(folder.resolve("key.pem"), key));
    Path config = folder.resolve("exim.conf");
    Files.writeString(config, config());
    process =
        new ProcessBuilder(PROGRAM.toString(), "-C", config.toString(), "-bdf", "-q1h")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
  }

  private String config() {
    return CONFIG
        .replace("DIR", folder.toString())
        .replace("PORT", Integer.toString(port))
        .replace("RUNSAS", RUNS_AS)
        .replace("USER", USER)
        .replace("PASSWORD", PASSWORD);
  }

  /// Returns when it answers.
  private Exim ready() throws Exception {
    Wait.until("Exim answers: " + Files.readString(folder.resolve("out")), this::answers);
    return this;
  }

  private boolean answers() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.getInputStream().read() == '2';
    } catch (IOException _) {
      return false;
    }
  }

  /// Says loudly that the tests are skipped where it cannot run; in CI they fail.
  public static void require() {
    boolean there = Files.isExecutable(PROGRAM) && "root".equals(System.getProperty("user.name"));
    if (System.getenv("CI") != null) {
      assertThat(there).as("Exim, run as root, which CI needs").isTrue();
    }
    assumeTrue(there, "exim4-daemon-light is missing: NOT TESTED with a real mail server");
  }

  /// Starts it.
  ///
  /// @param keys of `localhost`
  public static Exim start(TestCertificate keys) throws Exception {
    return new Exim(keys).ready();
  }

  public int port() {
    return port;
  }

  /// What came so far, with what the server puts before it.
  public List<String> mails() throws IOException {
    Path arrived = folder.resolve("mail").resolve("new");
    if (!Files.isDirectory(arrived)) {
      return List.of();
    }
    var mails = new ArrayList<String>();
    try (var files = Files.list(arrived)) {
      for (Path file : files.sorted().toList()) {
        mails.add(Files.readString(file, US_ASCII));
      }
    }
    return mails;
  }

  private static void owned(Path path) throws IOException {
    Files.setOwner(
        path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(RUNS_AS));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
