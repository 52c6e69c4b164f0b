package sealbag.parsers.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// An Outlook item (.msg, [MS-OXMSG]): an OLE2 file with one stream for each property. The streams
/// are read one after another; attachments are never in memory whole.
final class OutlookItem {
  private static final String PROPERTIES = "__properties_version1.0";
  private static final String ATTACHMENT = "__attach_version1.0_";

  private final MailReader reader;
  private final MailLimits limits;
  private final Hand hand;

  OutlookItem(MailReader reader, MailLimits limits, Hand hand) {
    this.reader = reader;
    this.limits = limits;
    this.hand = hand;
  }

  Mail read(FileChannel file) throws IOException, MailLimitException, NotAMailException {
    try (var ole2 = new POIFSFileSystem(file, true)) {
      if (!ole2.getRoot().hasEntryCaseInsensitive(PROPERTIES)) {
        throw new NotAMailException(false, "It is an OLE2 file, but no Outlook item.");
      }
      Optional<MailHead> head = item(ole2.getRoot(), "", 0);
      return new Mail(head.orElseThrow(), hand.parts(), Set.of());
    } catch (LimitReached | KeeperFailure e) {
      throw e;
    } catch (IOException | RuntimeException _) {
      throw new NotAMailException(true, "The Outlook item is damaged.");
    }
  }

  /// @param prefix of the numbers of its parts
  private Optional<MailHead> item(DirectoryEntry item, String prefix, int depth)
      throws IOException, MailLimitException {
    if (depth > limits.depth()) {
      throw new LimitReached(
          "The email nests its parts deeper than the limit of "
              + limits.depth()
              + "; ask for the export in an email of its own.");
    }
    var properties = new OutlookProperties(item, depth == 0 ? 32 : 24);
    int number = 0;
    Optional<String> body = properties.text(OutlookProperties.BODY);
    if (body.isPresent()) {
      byte[] text = body.orElseThrow().getBytes(StandardCharsets.UTF_8);
      hand.text(prefix + ++number, "text/plain", text);
    }
    Optional<InputStream> page = properties.bytes(OutlookProperties.HTML);
    if (page.isPresent()) {
      try (InputStream in = page.orElseThrow()) {
        hand.file(prefix + ++number, "text/html", Optional.empty(), in);
      }
    }
    for (DirectoryEntry attachment : attachments(item)) {
      attachment(attachment, prefix + ++number, depth);
    }
    return depth == 0 ? Optional.of(head(properties)) : Optional.empty();
  }

  private static List<DirectoryEntry> attachments(DirectoryEntry item) {
    return StreamSupport.stream(item.spliterator(), false)
        .filter(entry -> entry.isDirectoryEntry() && entry.getName().startsWith(ATTACHMENT))
        .sorted(java.util.Comparator.comparing(Entry::getName))
        .map(DirectoryEntry.class::cast)
        .toList();
  }

  private void attachment(DirectoryEntry attachment, String path, int depth)
      throws IOException, MailLimitException {
    var properties = new OutlookProperties(attachment, 8);
    Optional<DirectoryEntry> inside = properties.item(OutlookProperties.ATTACHED);
    if (inside.isPresent()) {
      item(inside.orElseThrow(), path + ".", depth + 1);
      return;
    }
    Optional<String> name =
        properties
            .text(OutlookProperties.LONG_NAME)
            .or(() -> properties.text(OutlookProperties.SHORT_NAME))
            .or(() -> properties.text(OutlookProperties.DISPLAY_NAME));
    String type =
        properties
            .text(OutlookProperties.MIME_TYPE)
            .orElse("application/octet-stream")
            .toLowerCase(Locale.ROOT);
    try (InputStream bytes =
        properties.bytes(OutlookProperties.ATTACHED).orElseGet(InputStream::nullInputStream)) {
      Optional<String> contentId = properties.text(OutlookProperties.CONTENT_ID);
      hand.give(path, type, name, contentId, bytes);
    }
  }

  /// The head as the mail server had it, where Outlook kept it; else put together from the
  /// properties.
  private MailHead head(OutlookProperties properties) throws IOException, MailLimitException {
    String text =
        properties
            .text(OutlookProperties.TRANSPORT_HEADERS)
            .filter(headers -> headers.contains(":"))
            .orElseGet(() -> properties.head());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return reader.head(new ByteArrayInputStream(bytes));
  }
}
