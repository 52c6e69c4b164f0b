package sealbag.parsers.chat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/// Writes JSON text through one buffer: names as they come, no spaces.
final class JsonWriter {

  private static final int BUFFER_BYTES = 1 << 16;

  /// No character takes more: `\u001f`.
  private static final int WIDEST_CHARACTER = 6;

  private static final int WIDEST_NUMBER = 20;

  /// Less room than this is not worth a copy.
  private static final int COPY_BYTES = 64;

  private static final Key TYPE = Key.of("type");

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int filled;
  private boolean first = true;

  JsonWriter(OutputStream out) {
    this.out = out;
  }

  /// The name of a value, as it stands in the text.
  ///
  /// @param first with its colon, where it opens an object
  /// @param next with a comma before it
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Key(byte[] first, byte[] next) {
    static Key of(String name) {
      String quoted = '"' + name + "\":";
      return new Key(ascii(quoted), ascii(',' + quoted));
    }

    private static byte[] ascii(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }

  void open(String type) throws IOException {
    put('{');
    first = true;
    string(TYPE, type);
  }

  void closeLine() throws IOException {
    put('}');
    put('\n');
  }

  void openObject(Key key) throws IOException {
    key(key);
    put('{');
    first = true;
  }

  void openList(Key key) throws IOException {
    key(key);
    put('[');
    first = true;
  }

  void closeList() throws IOException {
    put(']');
    first = false;
  }

  void openItem() throws IOException {
    comma();
    put('{');
    first = true;
  }

  void closeItem() throws IOException {
    put('}');
    first = false;
  }

  void item(String value) throws IOException {
    comma();
    quoted(value);
  }

  void string(Key key, String value) throws IOException {
    key(key);
    quoted(value);
  }

  void string(Key key, @SuppressWarnings("OptionalParameter") Optional<String> value)
      throws IOException {
    key(key);
    if (value.isPresent()) {
      quoted(value.get());
    } else {
      ascii("null");
    }
  }

  /// A value that needs no escapes.
  void word(Key key, String value) throws IOException {
    key(key);
    put('"');
    ascii(value);
    put('"');
  }

  void text(Key key, Utf8 value) throws IOException {
    key(key);
    put('"');
    value.writeTo(this::piece);
    put('"');
  }

  private void piece(byte[] bytes, int from, int to) throws IOException {
    if (!Utf8.isWellFormed(bytes, from, to)) {
      escaped(new String(bytes, from, to - from, StandardCharsets.UTF_8));
      return;
    }
    for (int at = from; at < to; ) {
      at = plain(bytes, at, to);
      if (at < to) {
        room(WIDEST_CHARACTER);
        escape((char) bytes[at++]);
      }
    }
  }

  /// Copies the bytes that JSON prints as they are; returns where they end.
  private int plain(byte[] bytes, int from, int to) throws IOException {
    int at = from;
    while (at < to) {
      room(COPY_BYTES);
      int end = Math.min(to, at + BUFFER_BYTES - filled);
      int stop = Copy.plain(bytes, at, end, buffer, filled);
      filled += stop - at;
      at = stop;
      if (stop < end) {
        break;
      }
    }
    return at;
  }

  void number(Key key, long value) throws IOException {
    key(key);
    digits(value);
  }

  void number(Key key, OptionalLong value) throws IOException {
    key(key);
    if (value.isPresent()) {
      digits(value.getAsLong());
    } else {
      ascii("null");
    }
  }

  /// `2023-03-22T13:31`, with `:07` where `seconds` are asked for.
  void time(Key key, LocalDateTime time, boolean seconds) throws IOException {
    key(key);
    put('"');
    padded(time.getYear(), 1000);
    put('-');
    padded(time.getMonthValue(), 10);
    put('-');
    padded(time.getDayOfMonth(), 10);
    put('T');
    padded(time.getHour(), 10);
    put(':');
    padded(time.getMinute(), 10);
    if (seconds) {
      put(':');
      padded(time.getSecond(), 10);
    }
    put('"');
  }

  void bool(Key key, boolean value) throws IOException {
    key(key);
    ascii(value ? "true" : "false");
  }

  private void key(Key key) throws IOException {
    bytes(first ? key.first() : key.next());
    first = false;
  }

  private void comma() throws IOException {
    if (!first) {
      put(',');
    }
    first = false;
  }

  private void quoted(String value) throws IOException {
    put('"');
    escaped(value);
    put('"');
  }

  private void escaped(String value) throws IOException {
    for (int from = 0; from < value.length(); ) {
      int copied = plain(value, from);
      from += copied > 0 ? copied : special(value, from);
    }
  }

  private void bytes(byte[] bytes) throws IOException {
    room(bytes.length);
    System.arraycopy(bytes, 0, buffer, filled, bytes.length);
    filled += bytes.length;
  }

  /// Copies the characters that JSON prints as they are; returns how many.
  private int plain(String value, int from) throws IOException {
    room(WIDEST_CHARACTER);
    int to = Math.min(value.length(), from + BUFFER_BYTES - filled);
    byte[] into = buffer;
    int shift = filled - from;
    int at = from;
    for (; at < to; at++) {
      char c = value.charAt(at);
      if (c < ' ' || c >= 0x7F || c == '"' || c == '\\') {
        break;
      }
      into[shift + at] = (byte) c;
    }
    filled = shift + at;
    return at - from;
  }

  /// Writes any one character; returns how many `char`s it took.
  private int special(String value, int at) throws IOException {
    room(WIDEST_CHARACTER);
    char c = value.charAt(at);
    if (c < 0x80) {
      escape(c);
      return 1;
    }
    boolean pair = Character.isHighSurrogate(c) && at + 1 < value.length();
    return wide(pair ? value.codePointAt(at) : c);
  }

  private void escape(char c) {
    switch (c) {
      case '"', '\\' -> escape2(c);
      case '\n' -> escape2('n');
      case '\r' -> escape2('r');
      case '\t' -> escape2('t');
      default -> {
        escape2('u');
        buffer[filled++] = '0';
        buffer[filled++] = '0';
        buffer[filled++] = HEX[c >> 4];
        buffer[filled++] = HEX[c & 0xF];
      }
    }
  }

  private void escape2(char c) {
    buffer[filled++] = '\\';
    buffer[filled++] = (byte) c;
  }

  /// One character as UTF-8, half a surrogate pair as U+FFFD; returns how many `char`s it took.
  private int wide(int character) {
    int c = character >= 0xD800 && character <= 0xDFFF ? 0xFFFD : character;
    if (c < 0x800) {
      buffer[filled++] = (byte) (0xC0 | c >> 6);
    } else if (c < 0x10000) {
      buffer[filled++] = (byte) (0xE0 | c >> 12);
      buffer[filled++] = (byte) (0x80 | (c >> 6 & 0x3F));
    } else {
      buffer[filled++] = (byte) (0xF0 | c >> 18);
      buffer[filled++] = (byte) (0x80 | (c >> 12 & 0x3F));
      buffer[filled++] = (byte) (0x80 | (c >> 6 & 0x3F));
    }
    buffer[filled++] = (byte) (0x80 | (c & 0x3F));
    return c >= 0x10000 ? 2 : 1;
  }

  @SuppressWarnings("deprecation") // the only copy that makes nothing; for ASCII it is exact
  private void ascii(String text) throws IOException {
    room(text.length());
    text.getBytes(0, text.length(), buffer, filled);
    filled += text.length();
  }

  private void digits(long value) throws IOException {
    if (value < 0) {
      ascii(Long.toString(value));
      return;
    }
    room(WIDEST_NUMBER);
    int width = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      width++;
    }
    filled += width;
    long rest = value;
    for (int at = filled - 1; at >= filled - width; at--) {
      buffer[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  private void padded(int value, int unit) throws IOException {
    for (int u = unit; u > Math.max(1, value); u /= 10) {
      put('0');
    }
    digits(value);
  }

  private void put(char c) throws IOException {
    room(1);
    buffer[filled++] = (byte) c;
  }

  private void room(int count) throws IOException {
    if (filled + count > BUFFER_BYTES) {
      handOver();
    }
  }

  /// Gives the stream what the buffer holds.
  void handOver() throws IOException {
    out.write(buffer, 0, filled);
    filled = 0;
  }
}
