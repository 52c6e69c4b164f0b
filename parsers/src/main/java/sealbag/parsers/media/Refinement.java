package sealbag.parsers.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;

/// Tells apart the formats that share a container, where Tika's magic stops at the container.
final class Refinement {
  private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
  private static final Map<String, String> OOXML_PARTS =
      Map.of(
          "word/", OOXML + "wordprocessingml.document",
          "xl/", OOXML + "spreadsheetml.sheet",
          "ppt/", OOXML + "presentationml.presentation");

  private Refinement() {}

  static String of(String type, byte[] head) {
    return switch (type) {
      case "video/quicktime" -> movie(head);
      case "application/ogg", "audio/ogg" -> ogg(head);
      case "application/x-tika-ooxml" -> ooxml(head);
      case "application/x-tika-msoffice" -> "application/x-ole-storage";
      default -> type;
    };
  }

  /// ISO 14496-12: only the brand `qt ` is QuickTime. Phones write many others, such as isom and
  /// avc1.
  private static String movie(byte[] head) {
    boolean iso = text(head, 4, 4).equals("ftyp") && !text(head, 8, 4).equals("qt  ");
    return iso ? "video/mp4" : "video/quicktime";
  }

  /// The first packet follows the page header of 27 bytes and its segment table (RFC 3533, 6).
  private static String ogg(byte[] head) {
    int packet = head.length > 26 ? 27 + (head[26] & 0xFF) : 0;
    if (text(head, packet, 8).equals("OpusHead")) {
      return "audio/opus";
    }
    return text(head, packet, 7).equals("\u0001vorbis") ? "audio/vorbis" : "application/ogg";
  }

  private static String ooxml(byte[] head) {
    String text = text(head, 0, head.length);
    return OOXML_PARTS.entrySet().stream()
        .filter(part -> text.contains(part.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("application/zip");
  }

  private static String text(byte[] head, int at, int length) {
    int start = Math.min(at, head.length);
    return new String(head, start, Math.min(length, head.length - start), ISO_8859_1);
  }
}
