package sealbag.ingest.receipts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A mail server in 100 lines that says what a test tells it to say.
public final class StubSmtp implements AutoCloseable {
  private static final String GOODBYE = "drop";

  private final ServerSocket server;
  private final SSLContext tls;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final Thread accepting;
  private volatile boolean offersTls = true;

  /// Begins in the clear and offers STARTTLS.
  static StubSmtp withStartTls(SSLContext tls) throws IOException {
    return new StubSmtp(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), tls);
  }

  /// Never speaks TLS.
  public static StubSmtp plain() throws IOException {
    try {
      StubSmtp server = withStartTls(SSLContext.getDefault());
      server.offerNoTls();
      return server;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Speaks TLS from the first byte.
  static StubSmtp withTls(SSLContext tls) throws IOException {
    return new StubSmtp(
        tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
        tls);
  }

  private StubSmtp(ServerSocket server, SSLContext tls) {
    this.server = server;
    this.tls = tls;
    this.accepting = Thread.ofVirtual().start(this::serve);
  }

  public int port() {
    return server.getLocalPort();
  }

  /// From now on this command is answered so. The end of a message is the command `.`.
  void answer(String command, String reply) {
    answers.put(command, reply);
  }

  /// From now on the connection breaks instead of an answer to this command.
  void dropAt(String command) {
    answers.put(command, GOODBYE);
  }

  void behave() {
    answers.clear();
  }

  void offerNoTls() {
    offersTls = false;
  }

  /// Every command as it came, without those inside a message.
  List<String> commands() {
    return List.copyOf(commands);
  }

  /// Every whole message that came, whatever the answer was.
  public List<String> messages() {
    return List.copyOf(messages);
  }

  private void serve() {
    try {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> quietly(socket));
      }
    } catch (IOException _) {
      // closed: the end of the test
    }
  }

  private void quietly(Socket socket) {
    try (socket) {
      say(socket, "220 stub");
      talk(socket);
    } catch (IOException _) {
      // the client went away
    }
  }

  private void talk(Socket socket) throws IOException {
    var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      commands.add(line);
      String word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      if (word.equals("DATA") && !answers.containsKey("DATA")) {
        say(socket, "354 go on");
        messages.add(message(in));
        word = ".";
      }
      String reply = answers.getOrDefault(word, usual(word, line, socket));
      if (reply.equals(GOODBYE)) {
        return;
      }
      say(socket, reply);
      if (word.equals("STARTTLS") && reply.startsWith("220")) {
        talk(encrypted(socket));
        return;
      }
      if (word.equals("QUIT")) {
        return;
      }
    }
  }

  private String usual(String word, String line, Socket socket) {
    return switch (word) {
      case "EHLO" ->
          offersTls && !(socket instanceof SSLSocket)
              ? "250-stub\r\n250 STARTTLS"
              : "250-stub\r\n250 AUTH PLAIN";
      case "STARTTLS" -> "220 go on";
      case "AUTH" -> line.endsWith(" " + rightLogin()) ? "235 welcome" : "535 5.7.8 no";
      case "QUIT" -> "221 bye";
      default -> "250 ok";
    };
  }

  private static String rightLogin() {
    return Base64.getEncoder().encodeToString("sealbag\0sealbag\0open-sesame".getBytes(UTF_8));
  }

  private SSLSocket encrypted(Socket socket) throws IOException {
    var encrypted =
        (SSLSocket)
            tls.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
    encrypted.setUseClientMode(false);
    return encrypted;
  }

  private static String message(BufferedReader in) throws IOException {
    var text = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    return text.toString();
  }

  private static void say(Socket socket, String reply) throws IOException {
    socket.getOutputStream().write((reply + "\r\n").getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
    try {
      accepting.join(); // until then one more connection can be taken
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
