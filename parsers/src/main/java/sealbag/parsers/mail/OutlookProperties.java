package sealbag.parsers.mail;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;

/// The MAPI properties of one Outlook item or attachment ([MS-OXPROPS]): a stream for each text and
/// each binary, and one stream with the numbers.
///
/// @param reserved bytes before the first number: 32 for the item itself, 24 for one inside, 8 for
///   an attachment
record OutlookProperties(DirectoryEntry storage, int reserved) {
  static final int BODY = 0x1000;
  static final int HTML = 0x1013;
  static final int ATTACHED = 0x3701;
  static final int SHORT_NAME = 0x3704;
  static final int LONG_NAME = 0x3707;
  static final int MIME_TYPE = 0x370E;
  static final int CONTENT_ID = 0x3712;
  static final int DISPLAY_NAME = 0x3001;
  static final int TRANSPORT_HEADERS = 0x007D;
  private static final int SUBJECT = 0x0037;
  private static final int SENDER_NAME = 0x0C1A;
  private static final int SENDER_ADDRESS = 0x0C1F;
  private static final int SENDER_SMTP = 0x5D01;
  private static final int RECIPIENTS = 0x0E04;
  private static final int MESSAGE_ID = 0x1035;
  private static final int SUBMITTED = 0x0039;

  private static final int LONGEST_TEXT = 16 << 20;

  Optional<String> text(int id) {
    try {
      Optional<byte[]> unicode = small(id, "001F");
      if (unicode.isPresent()) {
        return unicode.map(bytes -> trimmed(new String(bytes, StandardCharsets.UTF_16LE)));
      }
      return small(id, "001E").map(bytes -> trimmed(HeaderText.decode(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<byte[]> small(int id, String type) throws IOException {
    Optional<InputStream> stream = stream(id, type);
    if (stream.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = stream.orElseThrow()) {
      return Optional.of(in.readNBytes(LONGEST_TEXT));
    }
  }

  private static String trimmed(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\0') {
      end--;
    }
    return text.substring(0, end);
  }

  Optional<InputStream> bytes(int id) throws IOException {
    return stream(id, "0102");
  }

  private Optional<InputStream> stream(int id, String type) throws IOException {
    Optional<Entry> entry = entry("__substg1.0_%04X%s".formatted(id, type));
    return entry.isPresent() && entry.orElseThrow() instanceof DocumentEntry document
        ? Optional.of(new DocumentInputStream(document))
        : Optional.empty();
  }

  /// An Outlook item inside.
  Optional<DirectoryEntry> item(int id) throws IOException {
    return entry("__substg1.0_%04X000D".formatted(id))
        .filter(DirectoryEntry.class::isInstance)
        .map(DirectoryEntry.class::cast);
  }

  private Optional<Entry> entry(String name) throws IOException {
    if (!storage.hasEntryCaseInsensitive(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(storage.getEntryCaseInsensitive(name));
    } catch (FileNotFoundException _) {
      return Optional.empty();
    }
  }

  /// A header block of what Outlook knows of the item.
  String head() {
    var head = new StringBuilder();
    field(head, "Message-ID", text(MESSAGE_ID));
    field(head, "Date", date(SUBMITTED));
    String name = text(SENDER_NAME).orElse("").replace("\"", "");
    text(SENDER_SMTP)
        .or(() -> text(SENDER_ADDRESS).filter(address -> address.contains("@")))
        .ifPresent(
            address -> field(head, "From", Optional.of("\"" + name + "\" <" + address + ">")));
    field(head, "To", text(RECIPIENTS));
    field(head, "Subject", text(SUBJECT));
    return head.append("\r\n").toString();
  }

  private static void field(StringBuilder head, String name, Optional<String> value) {
    value
        .map(text -> text.replaceAll("[\\p{Cntrl}]+", " ").strip())
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> head.append(name).append(": ").append(text).append("\r\n"));
  }

  /// A FILETIME: tenths of a microsecond since 1601, UTC.
  private Optional<String> date(int id) {
    try {
      Optional<Entry> entry = entry("__properties_version1.0");
      if (entry.isEmpty() || !(entry.orElseThrow() instanceof DocumentEntry document)) {
        return Optional.empty();
      }
      byte[] numbers;
      try (var in = new DocumentInputStream(document)) {
        numbers = in.readNBytes(1 << 16);
      }
      var buffer = ByteBuffer.wrap(numbers).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = reserved; at + 16 <= numbers.length; at += 16) {
        if (buffer.getInt(at) == ((id << 16) | 0x0040)) {
          long seconds = buffer.getLong(at + 8) / 10_000_000 - 11_644_473_600L;
          return Optional.of(
              DateTimeFormatter.RFC_1123_DATE_TIME.format(
                  Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC)));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
