package sealbag.parsers.media;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/// File extensions and the types they stand for.
final class Extensions {
  private static final String UNKNOWN = "application/octet-stream";

  /// Where Tika's own extension is not the one that people know.
  private static final Map<String, String> OWN =
      Map.ofEntries(
          Map.entry("image/jpeg", ".jpg"),
          Map.entry("image/heic", ".heic"),
          Map.entry("image/heif", ".heif"),
          Map.entry("video/mp4", ".mp4"),
          Map.entry("video/quicktime", ".mov"),
          Map.entry("video/3gpp", ".3gp"),
          Map.entry("audio/opus", ".opus"),
          Map.entry("audio/ogg", ".ogg"),
          Map.entry("audio/vorbis", ".ogg"),
          Map.entry("application/ogg", ".ogg"),
          Map.entry("audio/mp4", ".m4a"),
          Map.entry("audio/mpeg", ".mp3"),
          Map.entry("audio/x-aac", ".aac"),
          Map.entry("audio/amr", ".amr"),
          Map.entry("text/vcard", ".vcf"));

  private static final List<Set<String>> FAMILIES =
      List.of(
          Set.of("audio/opus", "audio/ogg", "audio/vorbis", "application/ogg"),
          Set.of(
              "audio/mp4",
              "video/mp4",
              "video/x-m4v",
              "video/quicktime",
              "video/3gpp",
              "video/3gpp2"),
          Set.of("image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence"),
          Set.of("text/vcard", "text/x-vcard"));

  /// Types whose first bytes are always known, so that unknown bytes under their name are a
  /// contradiction.
  private static final Set<String> RECOGNISED =
      Set.of(
          "image/jpeg",
          "image/png",
          "image/gif",
          "image/webp",
          "image/heic",
          "video/mp4",
          "video/3gpp",
          "audio/mp4",
          "audio/opus",
          "application/pdf",
          "application/zip");

  private Extensions() {}

  static Optional<String> extensionOf(String mediaType) {
    return Optional.ofNullable(OWN.get(mediaType));
  }

  static boolean contradicts(String name, String mediaType) {
    String claimed = typeOf(name);
    if (claimed.equals(UNKNOWN) || claimed.equals(mediaType) || sameFamily(claimed, mediaType)) {
      return false;
    }
    return mediaType.equals(UNKNOWN) ? RECOGNISED.contains(claimed) : !related(claimed, mediaType);
  }

  private static String typeOf(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return UNKNOWN;
    }
    var metadata = new Metadata();
    metadata.set(
        TikaCoreProperties.RESOURCE_NAME_KEY, "x" + name.substring(dot).toLowerCase(Locale.ROOT));
    try {
      return MimeTypes.getDefaultMimeTypes().detect(null, metadata).toString();
    } catch (IOException e) {
      throw new AssertionError("a name alone was looked at", e);
    }
  }

  private static boolean sameFamily(String one, String other) {
    return FAMILIES.stream().anyMatch(family -> family.contains(one) && family.contains(other));
  }

  private static boolean related(String one, String other) {
    MediaTypeRegistry types = MimeTypes.getDefaultMimeTypes().getMediaTypeRegistry();
    MediaType first = types.normalize(MediaType.parse(one));
    MediaType second = types.normalize(MediaType.parse(other));
    return first.equals(second)
        || types.isSpecializationOf(first, second)
        || types.isSpecializationOf(second, first);
  }
}
