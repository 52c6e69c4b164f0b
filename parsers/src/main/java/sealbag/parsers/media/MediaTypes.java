package sealbag.parsers.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;

/// Media types by content. Loading takes about half a second, once; safe for several threads.
public final class MediaTypes {
  private static final int HEAD_BYTES = 64 * 1024;

  private final MimeTypes magic = MimeTypes.getDefaultMimeTypes();

  /// The type that the first bytes show, for example `image/jpeg`; `application/octet-stream` when
  /// they show none. The name of the file plays no part. Reads at most 64 KiB and leaves the stream
  /// open.
  public String detect(InputStream bytes) throws IOException {
    byte[] head = bytes.readNBytes(HEAD_BYTES);
    String type =
        magic.detect(new ByteArrayInputStream(head), new Metadata()).getBaseType().toString();
    return Refinement.of(type, head);
  }

  /// The usual file extension of a type, with its dot, for example `.jpg`.
  public static Optional<String> extensionOf(String mediaType) {
    return Extensions.extensionOf(mediaType).or(() -> tikaExtensionOf(mediaType));
  }

  private static Optional<String> tikaExtensionOf(String mediaType) {
    try {
      return Optional.of(MimeTypes.getDefaultMimeTypes().forName(mediaType).getExtension())
          .filter(extension -> !extension.isEmpty());
    } catch (MimeTypeException _) {
      return Optional.empty();
    }
  }

  /// Whether the extension of a name stands for another type than the content's. Names without an
  /// extension, or with an unknown one, contradict nothing; neither do two names of one family,
  /// such as `.m4a` and `video/mp4`, or a container such as zip and what is built on it.
  public static boolean contradicts(String name, String mediaType) {
    return Extensions.contradicts(name, mediaType);
  }
}
