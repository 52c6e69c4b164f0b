package sealbag.parsers.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Facts that are read in this process: of formats in which few bytes at known places say it all,
/// or where Tika's readers are silent or wrong. Each reader reads a bounded number of bytes, makes
/// nothing of their size, and follows no reference twice.
final class NearFacts {
  private NearFacts() {}

  /// Whether nothing else needs to be read of a file of this type.
  static boolean suffice(String mediaType) {
    return switch (mediaType) {
      case "audio/opus", "text/vcard", "text/x-vcard" -> true;
      default -> false;
    };
  }

  static Optional<MediaFacts> of(Path file, String mediaType) {
    try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
      return switch (mediaType) {
        case "audio/opus" -> OpusDuration.of(bytes).map(MediaFacts::lasting);
        case "text/vcard", "text/x-vcard" ->
            ContactCards.count(new BufferedInputStream(Channels.newInputStream(bytes)))
                .map(MediaFacts::holding);
        case "image/webp" -> WebpAnimation.of(bytes);
        case "image/heic", "image/heif" -> HeifSize.of(bytes);
        default -> Optional.empty();
      };
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
