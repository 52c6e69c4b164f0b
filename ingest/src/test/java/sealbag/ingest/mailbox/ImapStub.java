package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// An IMAP server that says what a test wants it to say. What is not planned is answered with OK.
final class ImapStub implements AutoCloseable {
  private final ServerSocket listener;
  private final Map<String, String> planned = new ConcurrentHashMap<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private volatile String greeting = "* OK ready";

  ImapStub() throws IOException {
    listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    answer("CAPABILITY", "* CAPABILITY IMAP4rev1 UIDPLUS\r\nTAG OK");
    answer(
        "SELECT",
        "* 1 EXISTS\r\n* OK [UIDVALIDITY 7]\r\n* OK [UIDNEXT 2]\r\n* OK [PERMANENTFLAGS (\\Seen \\*)]\r\nTAG OK [READ-WRITE]");
    answer("UID SEARCH", "* SEARCH 1\r\nTAG OK");
    answer(
        "UID FETCH",
        "* 1 FETCH (UID 1 RFC822.SIZE 5 INTERNALDATE \"22-Nov-2026 10:00:00 +0000\")\r\nTAG OK");
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /// @param command how it begins, such as `SELECT` or `UID FETCH`
  /// @param answer lines with `TAG` for the command's tag; without the last CRLF
  ImapStub answer(String command, String answer) {
    planned.put(command, answer);
    return this;
  }

  ImapStub greet(String line) {
    greeting = line;
    return this;
  }

  /// Every command line so far, without its tag.
  List<String> heard() {
    return heard;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      talk(client);
    } catch (IOException _) {
      // the client has ended
    }
  }

  private void talk(Socket client) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
    say(client, greeting);
    if (greeting.contains("* BYE")) {
      return;
    }
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] parts = line.split(" ", 2);
      String command = parts.length == 2 ? parts[1] : "";
      heard.add(command);
      String answer = plan(command).replace("TAG", parts[0]);
      say(client, answer);
      if (answer.contains("* BYE")) {
        return;
      }
    }
  }

  /// The longest plan that fits.
  private String plan(String command) {
    return planned.entrySet().stream()
        .filter(it -> command.toUpperCase(Locale.ROOT).startsWith(it.getKey()))
        .max((one, other) -> one.getKey().length() - other.getKey().length())
        .map(Map.Entry::getValue)
        .orElse("TAG OK");
  }

  private static void say(Socket client, String lines) throws IOException {
    client.getOutputStream().write((lines + "\r\n").getBytes(ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
