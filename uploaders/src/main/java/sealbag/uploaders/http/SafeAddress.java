package sealbag.uploaders.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decides which addresses may be sent evidence or secrets.
public final class SafeAddress {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

  private SafeAddress() {}

  /// Returns the address, or throws when its traffic could be read on the way.
  public static URI require(URI address) {
    if (!isSafe(address)) {
      throw new IllegalArgumentException(
          "the address must start with https:// and name a host, without user name; http:// is for"
              + " this machine alone (127.0.0.1)");
    }
    return address;
  }

  /// Whether this is https, or http that does not leave the machine.
  public static boolean isSafe(URI address) {
    @Nullable String scheme = address.getScheme();
    @Nullable String host = address.getHost();
    if (scheme == null || host == null || address.getRawUserInfo() != null) {
      return false;
    }
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "https" -> true;
      case "http" -> LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
      default -> false;
    };
  }
}
