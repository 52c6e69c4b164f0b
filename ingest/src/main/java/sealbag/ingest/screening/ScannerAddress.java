package sealbag.ingest.screening;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where clamd listens: `unix:/run/clamav/clamd.ctl` or `tcp:HOST:PORT`.
public sealed interface ScannerAddress {
  /// A socket of this machine.
  record Unix(String path) implements ScannerAddress {}

  /// A port of this or another machine. What is sent there is not encrypted.
  record Tcp(String host, int port) implements ScannerAddress {}

  /// Reads an address; empty when it is none.
  static Optional<ScannerAddress> of(String text) {
    if (text.startsWith("unix:/")) {
      return Optional.of(new Unix(text.substring("unix:".length())));
    }
    Matcher tcp = Pattern.compile("tcp:\\[?([^\\[\\]]+)]?:(\\d{1,5})").matcher(text);
    return tcp.matches() && Integer.parseInt(tcp.group(2)) <= 65_535
        ? Optional.of(new Tcp(tcp.group(1), Integer.parseInt(tcp.group(2))))
        : Optional.empty();
  }

  /// The address to connect to; a host name is looked up each time.
  default SocketAddress resolve() {
    return switch (this) {
      case Unix(var path) -> UnixDomainSocketAddress.of(path);
      case Tcp(var host, var port) -> new InetSocketAddress(host, port);
    };
  }
}
