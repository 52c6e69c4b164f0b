package sealbag.ingest.pipeline;

/// Media types in plain words.
final class Words {
  private Words() {}

  static String forType(String type) {
    String kind = type.substring(0, Math.max(0, type.indexOf('/')));
    return switch (kind) {
      case "image" -> "a picture (" + type + ")";
      case "video" -> "a video (" + type + ")";
      case "audio" -> "a sound file (" + type + ")";
      case "text" -> "a text that is not a chat (" + type + ")";
      default -> type.equals("application/pdf") ? "a PDF document" : type;
    };
  }
}
