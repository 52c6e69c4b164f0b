package sealbag.ingest.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sealbag.fixtures.endpoint.EvidenceEndpoint;
import sealbag.ingest.config.Config;
import sealbag.ingest.config.ConfigException;
import sealbag.ingest.config.Setting;

/// A home folder that is there for practice alone. Its `sealbag.toml` is written once, and is what
/// says where the stand-ins listen.
record PracticeHome(Path folder) {
  static final Path USUAL = Path.of("sealbag-practice");
  static final String INTAKE = "evidence@sealbag.example";
  static final String OFFICER = "jo.shah@police.example";
  static final String PASSWORD = "practice";

  private static final String MARK = "PRACTICE.txt";
  private static final String HERE = "127.0.0.1";

  /// What each place must begin with: nothing of a practice home may lead elsewhere.
  private static final Map<String, String> PLACES =
      Map.of(
          "mailbox.intake.host",
          HERE,
          "smtp.host",
          HERE,
          "upload.to",
          "axon:http://" + HERE + ":",
          "records.to",
          "http://" + HERE + ":",
          "upload.restricted-to",
          "folder:",
          "records.restricted-to",
          "folder:");

  /// Where the stand-ins listen, on this machine.
  record Ports(int smtp, int imap, int evidence, int records) {}

  boolean isUsual() {
    return folder.equals(USUAL);
  }

  /// Makes the folder where there is none.
  ///
  /// @throws UserException when something else lies there
  void prepare() throws UserException, IOException {
    if (isOther()) {
      throw new UserException(
          ExitCode.USAGE,
          folder
              + " is no practice home, and practice never touches another. Name an empty or new folder with --home.");
    }
    Files.createDirectories(folder);
    write(MARK, resource("practice-mark.txt"));
    if (!Files.exists(folder.resolve("sealbag.toml"))) {
      write("mailbox.password", PASSWORD + "\n");
      write("evidence.secret", EvidenceEndpoint.CLIENT_SECRET + "\n");
      write("sealbag.toml", settings());
    }
  }

  private boolean isOther() throws IOException {
    if (Files.exists(folder.resolve(MARK)) || !Files.exists(folder)) {
      return false;
    }
    if (!Files.isDirectory(folder)) {
      return true;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isPresent();
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String settings() throws IOException {
    List<Integer> ports = free(3025, 3143, 3080, 3081, 3087);
    return resource("practice.toml")
        .replace("{smtp}", ports.get(0).toString())
        .replace("{imap}", ports.get(1).toString())
        .replace("{evidence}", ports.get(2).toString())
        .replace("{records}", ports.get(3).toString())
        .replace("{health}", ports.get(4).toString())
        .replace("{intake}", INTAKE)
        .replace("{partner}", EvidenceEndpoint.PARTNER_ID)
        .replace("{client}", EvidenceEndpoint.CLIENT_ID);
  }

  static String resource(String name) throws IOException {
    try (var in = PracticeHome.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the build has no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Each of these ports, or in its place another where it is taken.
  private static List<Integer> free(int... wanted) throws IOException {
    var held = new ArrayList<ServerSocket>();
    try {
      for (int port : wanted) {
        held.add(listen(port));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    try {
      return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
  }

  /// The settings. Nothing comes from the environment: a secret of the real service could be there.
  ///
  /// @throws UserException when they lead away from this machine, or no practice was here yet
  Config config() throws UserException, ConfigException {
    if (!Files.exists(folder.resolve(MARK))) {
      throw new UserException(
          ExitCode.USAGE,
          "there is no practice home at " + folder + ". Start sealbag practice first.");
    }
    Config config = Config.read(folder, Map.of());
    Map<String, String> given = texts(config);
    for (var place : PLACES.entrySet()) {
      String text = given.getOrDefault(place.getKey(), "");
      if (!text.startsWith(place.getValue())) {
        throw new UserException(
            ExitCode.USAGE,
            "%s in %s is \"%s\", which leads away from practice. Begin it with \"%s\", or delete the file to get a new one."
                .formatted(place.getKey(), folder.resolve("sealbag.toml"), text, place.getValue()));
      }
    }
    if (config.mailboxes().size() > 1 || config.ledger().url().isPresent()) {
      throw new UserException(
          ExitCode.USAGE,
          "practice knows one mailbox and the ledger in its own home; take what is more out of "
              + folder.resolve("sealbag.toml")
              + ".");
    }
    return config;
  }

  static Ports ports(Config config) {
    Map<String, String> given = texts(config);
    return new Ports(
        Integer.parseInt(given.getOrDefault("smtp.port", "25")),
        Integer.parseInt(given.getOrDefault("mailbox.intake.port", "143")),
        URI.create(given.getOrDefault("upload.to", "").substring("axon:".length())).getPort(),
        URI.create(given.getOrDefault("records.to", "")).getPort());
  }

  private static Map<String, String> texts(Config config) {
    return config.settings().stream().collect(Collectors.toMap(Setting::path, Setting::text));
  }
}
