package sealbag.parsers.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/// How many cards a vCard file has (RFC 6350, 3.3): lines `BEGIN:VCARD` that a line `END:VCARD`
/// closes. A card within a card, as vCard 2.1 allows it, is part of the outer one.
final class ContactCards {
  private static final long MOST_BYTES = 64L << 20;

  /// Longer than both lines; what is longer is none of them.
  private static final int MARK = 16;

  private final byte[] line = new byte[MARK];
  private int length;
  private int open;
  private int cards;

  private ContactCards() {}

  /// Empty when there is none, or when the file is longer than 64 MiB.
  static Optional<Integer> count(InputStream bytes) throws IOException {
    var reading = new ContactCards();
    long left = MOST_BYTES;
    for (int b = bytes.read(); b >= 0; b = bytes.read()) {
      if (left-- == 0) {
        return Optional.empty();
      }
      reading.take(b);
    }
    reading.endLine();
    return Optional.of(reading.cards).filter(cards -> cards > 0);
  }

  private void take(int b) {
    if (b == '\n' || b == '\r') {
      endLine();
    } else if (length < MARK) {
      line[length++] = (byte) b;
    }
  }

  private void endLine() {
    switch (new String(line, 0, length, ISO_8859_1).strip().toUpperCase(Locale.ROOT)) {
      case "BEGIN:VCARD" -> open++;
      case "END:VCARD" -> close();
      default -> {}
    }
    length = 0;
  }

  private void close() {
    if (open == 1) {
      cards++;
    }
    open = Math.max(0, open - 1);
  }
}
