package sealbag.parsers.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Hands the parts of a mail that is no MIME to the keeper, and counts them.
final class Hand {
  private final MailLimits limits;
  private final PartKeeper keeper;
  private final List<MailPart> parts = new ArrayList<>();

  Hand(MailLimits limits, PartKeeper keeper) {
    this.limits = limits;
    this.keeper = keeper;
  }

  List<MailPart> parts() {
    return parts;
  }

  /// A text of the mail itself.
  void text(String path, String contentType, byte[] bytes) throws IOException {
    give(path, contentType, Optional.empty(), Optional.empty(), new ByteArrayInputStream(bytes));
  }

  /// A file that the mail carries.
  void file(String path, String contentType, Optional<String> name, InputStream bytes)
      throws IOException {
    give(path, contentType, name, Optional.empty(), bytes);
  }

  /// A picture that the mail's page shows.
  void give(
      String path,
      String contentType,
      Optional<String> name,
      Optional<String> contentId,
      InputStream bytes)
      throws IOException {
    if (parts.size() == limits.parts()) {
      throw new LimitReached(
          "The email has more than the limit of "
              + limits.parts()
              + " parts; ask for the export as one zip.");
    }
    var part =
        new MailPart(
            parts.size() + 1,
            path,
            contentType,
            Optional.empty(),
            name.isPresent() && contentId.isEmpty() ? Optional.of("attachment") : Optional.empty(),
            contentId,
            name,
            name.map(Hand::base64),
            "binary",
            Set.of());
    parts.add(part);
    try {
      keeper.keep(part, DamagedInside.watch(bytes));
    } catch (DamagedInside | LimitReached e) {
      throw e;
    } catch (IOException e) {
      throw new KeeperFailure(e);
    }
  }

  /// Notes what showed while the last part was read.
  void flagLast(Set<MailFlag> odd) {
    parts.set(parts.size() - 1, parts.getLast().with(odd));
  }

  private static String base64(String name) {
    return Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }
}
