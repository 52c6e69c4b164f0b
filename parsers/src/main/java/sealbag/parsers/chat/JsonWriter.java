package sealbag.parsers.chat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
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

  private static final int MOST_KNOWN = 4_096;
  private static final int LONGEST_KNOWN = 256;

  private static final int SECONDS_OF_DAY = 24 * 60 * 60;

  private static final JsonPiece.Key TYPE = JsonPiece.Key.of("type");

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER_BYTES + Copy.WORD];
  private int filled;
  private boolean first = true;
  private final Map<String, JsonPiece> known = new HashMap<>();
  private long day = Long.MIN_VALUE;
  private JsonPiece dayText = JsonPiece.of("");

  JsonWriter(OutputStream out) {
    this.out = out;
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

  void openObject(JsonPiece.Key key) throws IOException {
    key(key);
    put('{');
    first = true;
  }

  void openList(JsonPiece.Key key) throws IOException {
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

  /// A string that is often the same, or null.
  void known(JsonPiece.Key key, @SuppressWarnings("OptionalParameter") Optional<String> value)
      throws IOException {
    key(key);
    if (value.isEmpty()) {
      ascii("null");
      return;
    }
    JsonPiece piece = known.get(value.get());
    if (piece == null && known.size() < MOST_KNOWN && value.get().length() <= LONGEST_KNOWN) {
      piece = JsonPiece.quoted(value.get());
      known.put(value.get(), piece);
    }
    if (piece == null) {
      quoted(value.get());
    } else {
      piece(piece);
    }
  }

  void item(String value) throws IOException {
    comma();
    quoted(value);
  }

  void string(JsonPiece.Key key, String value) throws IOException {
    key(key);
    quoted(value);
  }

  void string(JsonPiece.Key key, @SuppressWarnings("OptionalParameter") Optional<String> value)
      throws IOException {
    key(key);
    if (value.isPresent()) {
      quoted(value.get());
    } else {
      ascii("null");
    }
  }

  /// A value that needs no escapes.
  void word(JsonPiece.Key key, String value) throws IOException {
    key(key);
    put('"');
    ascii(value);
    put('"');
  }

  void text(JsonPiece.Key key, Utf8 value) throws IOException {
    key(key);
    put('"');
    value.writeTo(this::piece);
    put('"');
  }

  private void piece(byte[] bytes, int from, int to) throws IOException {
    if (!Copy.isAscii(bytes, from, to) && !Utf8.isWellFormed(bytes, from, to)) {
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

  void number(JsonPiece.Key key, long value) throws IOException {
    key(key);
    digits(value);
  }

  void number(JsonPiece.Key key, OptionalLong value) throws IOException {
    key(key);
    if (value.isPresent()) {
      digits(value.getAsLong());
    } else {
      ascii("null");
    }
  }

  /// A local time as [Record#second()]: `2023-03-22T13:31`, with `:07` where `seconds` are asked
  /// for.
  void time(JsonPiece.Key key, long second, boolean seconds) throws IOException {
    key(key);
    long newDay = Math.floorDiv(second, SECONDS_OF_DAY);
    if (newDay != day) {
      day = newDay;
      dayText = JsonPiece.of('"' + LocalDate.ofEpochDay(day).toString() + 'T');
    }
    piece(dayText);
    room(WIDEST_NUMBER);
    int rest = (int) (second - day * SECONDS_OF_DAY);
    filled = Digits.putTwo(rest / 3600, buffer, filled);
    buffer[filled++] = ':';
    filled = Digits.putTwo(rest / 60 % 60, buffer, filled);
    if (seconds) {
      buffer[filled++] = ':';
      filled = Digits.putTwo(rest % 60, buffer, filled);
    }
    put('"');
  }

  void bool(JsonPiece.Key key, boolean value) throws IOException {
    key(key);
    ascii(value ? "true" : "false");
  }

  private void key(JsonPiece.Key key) throws IOException {
    piece(first ? key.first() : key.next());
    first = false;
  }

  private void comma() throws IOException {
    if (!first) {
      put(',');
    }
    first = false;
  }

  void quoted(String value) throws IOException {
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

  /// A piece of the text as it is.
  void piece(JsonPiece piece) throws IOException {
    room(piece.length());
    Copy.words(piece.bytes(), buffer, filled);
    filled += piece.length();
    first = false;
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

  void digits(long value) throws IOException {
    if (value < 0 || value > Integer.MAX_VALUE) {
      ascii(Long.toString(value));
    } else {
      room(WIDEST_NUMBER);
      filled = Digits.put((int) value, buffer, filled);
    }
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
