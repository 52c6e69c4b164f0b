package sealbag.parsers.mail;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Outlook's winmail.dat (TNEF, [MS-OXTNEF]): a list of attributes, each with level, number,
/// length, bytes and checksum; the attributes of an attachment follow its `attAttachRenddata`.
/// Nothing is allocated by a declared length, and attachments are never in memory whole.
final class WinmailFile {
  private static final long SIGNATURE = 0x223E_9F78L;
  private static final long ATTACHMENT_BEGINS = 0x0006_9002L;
  private static final long ATTACHMENT_TITLE = 0x0001_8010L;
  private static final long ATTACHMENT_DATA = 0x0006_800FL;
  private static final long ATTACHMENT_PROPERTIES = 0x0006_9005L;
  private static final long MESSAGE_PROPERTIES = 0x0006_9003L;
  private static final long BODY = 0x0002_800CL;
  private static final int MOST_ATTRIBUTES = 100_000;
  private static final int LONGEST_TEXT = 16 << 20;

  private final WinmailBytes bytes;
  private final Hand hand;
  private final List<Attachment> attachments = new ArrayList<>();
  private final List<Piece> texts = new ArrayList<>();
  private boolean cutOff;

  /// A stretch of the file.
  record Piece(String type, long at, long sizeBytes) {}

  private static final class Attachment {
    private Optional<String> title = Optional.empty();
    private Optional<String> longName = Optional.empty();
    private Optional<String> type = Optional.empty();
    private Optional<Piece> data = Optional.empty();
  }

  WinmailFile(SeekableByteChannel file, Hand hand) {
    this.bytes = new WinmailBytes(file);
    this.hand = hand;
  }

  Mail read(MailHead noHead) throws IOException, NotAMailException {
    if (bytes.left() < 6 || bytes.u32() != SIGNATURE) {
      throw new NotAMailException(false, "It is no winmail.dat.");
    }
    bytes.u16();
    try {
      list();
    } catch (IOException _) {
      cutOff = true;
    }
    handOut();
    return new Mail(noHead, hand.parts(), cutOff ? Set.of(MailFlag.CUT_OFF) : Set.of());
  }

  private void list() throws IOException {
    for (int i = 0; bytes.left() > 0 && i < MOST_ATTRIBUTES; i++) {
      int level = bytes.u8();
      if (level != 1 && level != 2) {
        cutOff |= level != '\r' && level != '\n';
        continue;
      }
      long attribute = bytes.u32();
      long length = bytes.u32();
      long start = bytes.at();
      if (length > bytes.left()) {
        cutOff = true;
        length = bytes.left();
      }
      attribute(attribute, new Piece("", start, length));
      bytes.goTo(start + length + 2);
    }
  }

  private void attribute(long attribute, Piece piece) throws IOException {
    if (attribute == ATTACHMENT_BEGINS) {
      attachments.add(new Attachment());
    } else if (attribute == BODY) {
      texts.add(new Piece("text/plain", piece.at(), piece.sizeBytes()));
    } else if (attribute == MESSAGE_PROPERTIES) {
      for (var property : WinmailProperties.read(bytes, piece)) {
        if (property.id() == OutlookProperties.HTML) {
          texts.add(new Piece("text/html", property.at(), property.sizeBytes()));
        }
      }
    } else if (!attachments.isEmpty()) {
      ofAttachment(attachments.getLast(), attribute, piece);
    }
  }

  private void ofAttachment(Attachment attachment, long attribute, Piece piece) throws IOException {
    if (attribute == ATTACHMENT_TITLE) {
      byte[] title = bytes.take(piece.sizeBytes(), LONGEST_TEXT);
      attachment.title = Optional.of(HeaderText.decode(title).replace("\0", ""));
    } else if (attribute == ATTACHMENT_DATA) {
      attachment.data = Optional.of(piece);
    } else if (attribute == ATTACHMENT_PROPERTIES) {
      for (var property : WinmailProperties.read(bytes, piece)) {
        property(attachment, property);
      }
    }
  }

  private void property(Attachment attachment, WinmailProperties.Property property)
      throws IOException {
    switch (property.id()) {
      case OutlookProperties.LONG_NAME -> attachment.longName = Optional.of(text(property));
      case OutlookProperties.MIME_TYPE -> attachment.type = Optional.of(text(property));
      case OutlookProperties.ATTACHED -> {
        // an item inside: 16 bytes that name the interface, then a winmail.dat again
        int skip = property.isObject() ? 16 : 0;
        if (property.sizeBytes() > skip) {
          attachment.data =
              Optional.of(new Piece("", property.at() + skip, property.sizeBytes() - skip));
        }
      }
      default -> {}
    }
  }

  private String text(WinmailProperties.Property property) throws IOException {
    bytes.goTo(property.at());
    byte[] raw = bytes.take(property.sizeBytes(), LONGEST_TEXT);
    String text =
        property.isUnicode() ? new String(raw, StandardCharsets.UTF_16LE) : HeaderText.decode(raw);
    return text.replace("\0", "");
  }

  private void handOut() throws IOException {
    int number = 0;
    for (Piece text : texts) {
      hand.file(
          String.valueOf(++number),
          text.type(),
          Optional.empty(),
          bytes.stretch(text.at(), text.sizeBytes()));
    }
    for (Attachment attachment : attachments) {
      Piece data = attachment.data.orElse(new Piece("", 0, 0));
      hand.file(
          String.valueOf(++number),
          attachment.type.orElse("application/octet-stream").toLowerCase(Locale.ROOT),
          attachment.longName.or(() -> attachment.title),
          bytes.stretch(data.at(), data.sizeBytes()));
    }
  }
}
