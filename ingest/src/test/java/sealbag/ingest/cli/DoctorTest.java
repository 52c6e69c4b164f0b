package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.fixtures.clamd.FakeClamd;
import sealbag.ingest.cli.DoctorFinding.Result;
import sealbag.ingest.mailbox.Fidelity;
import sealbag.ingest.mailbox.ListedMessage;
import sealbag.ingest.mailbox.Listing;
import sealbag.ingest.mailbox.MailSource;
import sealbag.ingest.mailbox.MailSourceException;
import tools.jackson.databind.JsonNode;

/// `doctor`: all well, and each thing broken in turn.
class DoctorTest {
  private static final Path MAIL = Sealbag.FIXTURES.resolve("mails/android-with-media.eml");

  @TempDir private Path folder;
  private Sealbag sealbag;

  @BeforeEach
  void makeAHome() throws IOException {
    Path home =
        Files.createDirectory(
            folder.resolve("home"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    sealbag = new Sealbag(home);
  }

  private void configure(String toml) throws IOException {
    Files.writeString(sealbag.home().resolve("sealbag.toml"), toml);
  }

  private JsonNode finding(String check) {
    Sealbag.Run run = sealbag.run("doctor", "--json");
    boolean problem =
        run.items().stream().anyMatch(item -> item.get("result").asString().equals("problem"));
    assertThat(run.code()).isEqualTo(problem ? 4 : 0);
    return run.items().stream()
        .filter(item -> item.get("check").asString().equals(check))
        .findFirst()
        .orElseThrow(() -> new AssertionError(run.out()));
  }

  private void assertProblem(String check, String says, String mend) {
    JsonNode finding = finding(check);
    assertThat(finding.get("result").asString()).isEqualTo("problem");
    assertThat(finding.get("says").asString()).contains(says);
    assertThat(finding.get("mend").asString()).contains(mend);
  }

  private Map<String, String> tree() throws IOException {
    var tree = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (!name.endsWith("-wal") && !name.endsWith("-shm")) { // SQLite's own, while it is open
          tree.put(name, Files.getLastModifiedTime(file) + " " + Files.size(file));
        }
      }
    }
    return tree;
  }

  @Test
  void aHomeInOrderIsWellAndIsLeftAsItIs() throws IOException {
    sealbag.run("import", MAIL);
    Map<String, String> before = tree();

    Sealbag.Run run = sealbag.run("doctor");

    assertThat(run.out()).endsWith("All is well.\n");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines().filter(line -> line.startsWith("ok "))).hasSize(12);
    assertThat(run.out()).contains("custody events, and their end is sound", "Not compared");
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void beforeTheFirstImportAllIsWellAndNothingIsMade() {
    sealbag = new Sealbag(folder.resolve("new"));

    Sealbag.Run run = sealbag.run("doctor");

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains("the first import makes it");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void everyProblemOfTheConfigurationIsTold() throws IOException {
    configure("[watch]\nworkers = 0\nworker = 1\n");

    Sealbag.Run run = sealbag.run("doctor", "--json");

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.items()).hasSize(3);
    assertThat(run.summary().get("problems").asInt()).isEqualTo(2);
    assertThat(run.out()).contains("watch.workers", "watch.worker is not a key");
  }

  @Test
  void anOldJavaIsAProblem() {
    assertThat(DoctorHere.java(Runtime.Version.parse("25.0.2")).result()).isEqualTo(Result.PROBLEM);
    assertThat(DoctorHere.java(Runtime.Version.parse("25.0.2")).mend()).contains("25.0.3");
    assertThat(DoctorHere.java(Runtime.Version.parse("25.0.3+9")).result()).isEqualTo(Result.OK);
    assertThat(DoctorHere.java(Runtime.Version.parse("26")).result()).isEqualTo(Result.OK);
  }

  @Test
  void aFileInPlaceOfTheHomeIsAProblem() throws IOException {
    sealbag = new Sealbag(Files.writeString(folder.resolve("file"), "x"));

    assertProblem("home", "cannot be written", "--home");
  }

  @Test
  void aHomeOpenToOthersIsAWarning() throws IOException {
    Files.setPosixFilePermissions(sealbag.home(), PosixFilePermissions.fromString("rwxr-x---"));

    JsonNode home = finding("home");

    assertThat(home.get("result").asString()).isEqualTo("warning");
    assertThat(home.get("mend").asString()).startsWith("chmod 700 ");
  }

  @Test
  void tooLittleRoomIsAProblem() throws IOException {
    configure("[watch]\ndisk-floor-megabytes = 2000000000\n");

    assertProblem("disk", "MiB free", "watch.disk-floor-megabytes");
  }

  @Test
  void aLedgerThatIsNoneIsAProblem() throws IOException {
    Files.writeString(sealbag.home().resolve("ledger.db"), "no database".repeat(500));

    assertProblem("ledger", "cannot be read", "Check that its file");
  }

  @Test
  void aDatabaseThatIsAwayIsAProblem() throws IOException {
    configure("[ledger]\nurl = \"jdbc:postgresql://127.0.0.1:1/sealbag\"\n");

    assertProblem("ledger", "cannot be read", "[ledger]");
  }

  @Test
  void aDestinationFolderThatCannotBeMadeIsAProblem() throws IOException {
    Files.writeString(sealbag.home().resolve("file"), "x");
    configure("[upload]\nto = \"folder:file/evidence\"\n[records]\nto = \"folder:file\"\n");

    assertProblem("evidence", "file/evidence", "must be a folder");
    assertProblem("records", "cannot be written", "must be a folder");
  }

  private void recordsAt(String address) throws IOException {
    configure("[records]\nto = \"" + address + "\"\n");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void anEndpointThatIsNotThereIsAProblemAndSaysWhy() throws IOException {
    recordsAt("http://127.0.0.1:" + freePort() + "/api");
    assertProblem("records", "the connection is refused", "records.to");

    recordsAt("https://no-such-host.invalid/api");
    assertProblem("records", "the name of its host is not known", "name server");
  }

  /// Answers whatever it hears, with a time of its own.
  private record Service(ServerSocket socket) implements Closeable {
    static Service start(int status, Instant time) throws IOException {
      var service = new Service(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atZone(ZoneOffset.UTC));
      String answer =
          "HTTP/1.1 %d Any\r\nDate: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
              .formatted(status, date);
      Thread.ofVirtual().start(() -> service.answer(answer.getBytes(US_ASCII)));
      return service;
    }

    private void answer(byte[] answer) {
      while (!socket.isClosed()) {
        try (Socket call = socket.accept()) {
          if (call.getInputStream().read() >= 0) {
            call.getOutputStream().write(answer);
            call.shutdownOutput();
            call.getInputStream().transferTo(OutputStream.nullOutputStream());
          }
        } catch (IOException _) {
          // the caller has gone, or the test is over
        }
      }
    }

    String at(String scheme) {
      return scheme + "://127.0.0.1:" + socket.getLocalPort() + "/api";
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void anyAnswerOfAnEndpointIsGoodEnough() throws IOException {
    try (Service service = Service.start(401, InstantSource.system().instant())) {
      recordsAt(service.at("http"));

      assertThat(finding("records").get("says").asString()).contains("answers (401)");
      assertThat(finding("clock").get("result").asString()).isEqualTo("ok");
    }
  }

  @Test
  void tlsThatFailsIsToldApart() throws IOException {
    try (Service service = Service.start(200, InstantSource.system().instant())) {
      recordsAt(service.at("https"));

      assertProblem("records", "TLS fails", "certificate authority");
    }
  }

  @Test
  void aClockThatIsWrongIsAWarning() throws IOException {
    Instant behind = InstantSource.system().instant().minus(Duration.ofMinutes(5));
    try (Service service = Service.start(200, behind)) {
      recordsAt(service.at("http"));
      JsonNode clock = finding("clock");

      assertThat(clock.get("result").asString()).isEqualTo("warning");
      assertThat(clock.get("says").asString()).matches("30\\d s ahead of the endpoint's\\.");
    }
  }

  @Test
  void aScannerIsAskedAndOneThatIsAwayIsAProblem() throws IOException {
    try (FakeClamd clamd = FakeClamd.onTcp(FakeClamd.Manner.PROPER, 1 << 20)) {
      configure("[screening]\nclamd = \"" + clamd.address() + "\"\n");

      assertThat(finding("malware").get("says").asString())
          .isEqualTo("ClamAV 1.4.3, database 27444.");
    }
    assertProblem("malware", "does not answer", "screening.clamd");
  }

  @Test
  void aListThatIsNotSortedIsAProblem() throws IOException {
    Path list = folder.resolve("list");
    Files.writeString(list, "f".repeat(32) + "\n" + "0".repeat(32) + "\n");
    configure("[screening]\nnote-lists = [\"" + list + "\"]\n");

    assertProblem("known-files", "line 2", "nothing is sealed");
  }

  /// A mailbox that can be listed, or not.
  private record Listed(Optional<IOException> failure) implements MailSource {
    @Override
    public Listing list(Optional<String> after) throws IOException {
      if (failure.isPresent()) {
        throw failure.orElseThrow();
      }
      return new Listing(List.of(new ListedMessage("1/1", 9, Optional.empty())), "1");
    }

    @Override
    public InputStream open(ListedMessage message) {
      throw new AssertionError("a mail was opened");
    }

    @Override
    public void acknowledge(ListedMessage message) {
      throw new AssertionError("a mail was marked");
    }

    @Override
    public void await(Duration atMost) {
      throw new AssertionError("somebody waited");
    }

    @Override
    public Optional<Instant> lastAnswer() {
      return Optional.empty();
    }

    @Override
    public Fidelity fidelity() {
      return Fidelity.AS_SERVED_IMAP;
    }

    @Override
    public void close() {
      // nothing to close
    }
  }

  @Test
  void aMailboxIsListedAndNothingElse() {
    assertThat(DoctorOutside.mailbox("exports", new Listed(Optional.empty())))
        .isEqualTo(
            DoctorFinding.ok(
                "mailbox exports",
                "It can be read: 1 in it. Whether it can be marked is not tried."));
  }

  @Test
  void whatAMailboxSaysIsTold() {
    var refused =
        new MailSourceException(MailSourceException.Why.REFUSED, "The log-in is refused.");

    DoctorFinding told = DoctorOutside.mailbox("exports", new Listed(Optional.of(refused)));
    DoctorFinding other =
        DoctorOutside.mailbox("exports", new Listed(Optional.of(new IOException("x"))));

    assertThat(told)
        .isEqualTo(
            DoctorFinding.problem(
                "mailbox exports", "The log-in is refused.", "See the section [mailbox.exports]."));
    assertThat(other.result()).isEqualTo(Result.PROBLEM);
    assertThat(other.says()).doesNotContain("x)");
  }
}
