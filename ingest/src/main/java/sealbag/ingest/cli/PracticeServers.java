package sealbag.ingest.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import sealbag.fixtures.endpoint.EvidenceEndpoint;
import sealbag.fixtures.endpoint.MailSystem;
import sealbag.fixtures.endpoint.RecordsEndpoint;
import sealbag.ingest.cli.PracticeHome.Ports;

/// The services around a practising Sealbag: a mail server, an evidence system and a records
/// system. All end with this process.
record PracticeServers(MailSystem mail, EvidenceEndpoint evidence, RecordsEndpoint records)
    implements AutoCloseable {

  /// A service that can be told to be away.
  enum Service {
    EVIDENCE,
    RECORDS
  }

  static PracticeServers start(PracticeHome home, Ports ports)
      throws UserException, IOException, InterruptedException {
    mustBeFree(
        Map.of(
            "smtp.port", ports.smtp(),
            "mailbox.intake.port", ports.imap(),
            "upload.to", ports.evidence(),
            "records.to", ports.records()));
    MailSystem mail = MailSystem.start(ports.smtp(), ports.imap());
    mail.open(PracticeHome.INTAKE, PracticeHome.PASSWORD);
    mail.open(PracticeHome.OFFICER, PracticeHome.PASSWORD);
    return new PracticeServers(
        mail,
        EvidenceEndpoint.start(evidenceFolder(home), ports.evidence()),
        RecordsEndpoint.start(ports.records()));
  }

  private static void mustBeFree(Map<String, Integer> ports) throws UserException {
    for (var port : ports.entrySet()) {
      try {
        new ServerSocket(port.getValue(), 1, InetAddress.getLoopbackAddress()).close();
      } catch (IOException e) {
        throw new UserException(
            ExitCode.USAGE,
            "port %d of this machine is taken, perhaps by a practice in another terminal. End that, or give another port in sealbag.toml, %s."
                .formatted(port.getValue(), port.getKey()));
      }
    }
  }

  static Path evidenceFolder(PracticeHome home) {
    return home.folder().resolve("evidence-system");
  }

  static Path stubFolder(PracticeHome home) {
    return home.folder().resolve("records-system");
  }

  /// Lets a service answer every call with 503.
  void away(Service service) {
    switch (service) {
      case EVIDENCE -> evidence.away();
      case RECORDS -> records.away();
    }
  }

  /// Ends every [#away].
  void recover() {
    evidence.recover();
    records.recover();
  }

  /// Whether the evidence system holds exactly these bytes, read out of its store just now.
  boolean holdsEvidence(String fileName, String sha256) {
    return evidence.held(fileName).contains(sha256);
  }

  boolean holdsStub(String stubId) {
    return records.stubs().stream().anyMatch(stub -> stub.contains('"' + stubId + '"'));
  }

  /// Writes the stubs where a person can read them.
  void writeStubs(PracticeHome home) throws IOException {
    Path folder = Files.createDirectories(stubFolder(home));
    for (String stub : records.stubs()) {
      Files.writeString(
          folder.resolve(PracticeJson.name(stub)),
          PracticeJson.pretty(stub),
          StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    records.close();
    evidence.close();
    mail.close();
  }
}
