package sealbag.ingest.packaging;

import java.nio.charset.StandardCharsets;
import java.util.List;
import sealbag.ingest.evidence.Sha256;

/// `custody/events.jsonl`: the events, then a line that says how many they are and what the last
/// one's hash is, so that the file shows by itself when its end is cut off.
final class CustodyLines {

  private CustodyLines() {}

  static byte[] bytes(List<String> events) {
    String checkpoint =
        "{\"count\":%s,\"head\":\"%s\",\"type\":\"checkpoint\"}"
            .formatted(Integer.toString(events.size()), leafHash(events.getLast()));
    return (String.join("\n", events) + '\n' + checkpoint + '\n').getBytes(StandardCharsets.UTF_8);
  }

  /// RFC 6962, section 2.1: a leaf is hashed behind a zero byte.
  private static Sha256 leafHash(String line) {
    return Sha256.of(('\0' + line).getBytes(StandardCharsets.UTF_8));
  }
}
