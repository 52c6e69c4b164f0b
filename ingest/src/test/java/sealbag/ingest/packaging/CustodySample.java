package sealbag.ingest.packaging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Chained custody events.
public final class CustodySample {

  private CustodySample() {}

  public static List<String> chain(String submission, int count) {
    var lines = new ArrayList<String>();
    String prev = "0".repeat(64);
    for (int n = 1; n <= count; n++) {
      lines.add(event(submission, n, prev));
      prev = hash(lines.getLast());
    }
    return lines;
  }

  public static String event(String submission, int n, String prev) {
    return "{\"action\":\"arrived\",\"actor\":{\"id\":\"service\",\"type\":\"service\"},"
        + "\"at\":\"2026-11-22T10:00:00.000Z\",\"details\":{\"entries\":\"3\"},\"n\":"
        + n
        + ",\"prev\":\""
        + prev
        + "\",\"state\":\"received\",\"submission\":\""
        + submission
        + "\",\"tool\":{\"name\":\"Sealbag\",\"version\":\"0.1.0\"}}";
  }

  public static String hash(String line) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((byte) 0);
      return HexFormat.of().formatHex(digest.digest(line.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
