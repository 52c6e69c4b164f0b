package sealbag.parsers.chat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/// Writes JSON text through one buffer: names as they come, no spaces.
final class JsonWriter {

  private static final int BUFFER_BYTES = 1 << 16;

  /// No character takes more: `\u001f`.
  private static final int WIDEST_CHARACTER = 6;

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int filled;
  private boolean first = true;

  JsonWriter(OutputStream out) {
    this.out = out;
  }

  void open(String type) throws IOException {
    put('{');
    first = true;
    string("type", type);
  }

  void closeLine() throws IOException {
    put('}');
    put('\n');
  }

  void openObject(String key) throws IOException {
    key(key);
    put('{');
    first = true;
  }

  void openList(String key) throws IOException {
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

  void string(String key, String value) throws IOException {
    key(key);
    quoted(value);
  }

  void string(String key, @SuppressWarnings("OptionalParameter") Optional<String> value)
      throws IOException {
    key(key);
    if (value.isPresent()) {
      quoted(value.get());
    } else {
      ascii("null");
    }
  }

  void number(String key, long value) throws IOException {
    key(key);
    ascii(Long.toString(value));
  }

  void number(String key, OptionalLong value) throws IOException {
    key(key);
    ascii(value.isPresent() ? Long.toString(value.getAsLong()) : "null");
  }

  void bool(String key, boolean value) throws IOException {
    key(key);
    ascii(value ? "true" : "false");
  }

  private void key(String key) throws IOException {
    comma();
    put('"');
    ascii(key);
    put('"');
    put(':');
  }

  private void comma() throws IOException {
    if (!first) {
      put(',');
    }
    first = false;
  }

  private void quoted(String value) throws IOException {
    put('"');
    for (int i = 0; i < value.length(); i++) {
      if (filled + WIDEST_CHARACTER > BUFFER_BYTES) {
        handOver();
      }
      char c = value.charAt(i);
      if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
        buffer[filled++] = (byte) c;
      } else if (c < 0x80) {
        escape(c);
      } else if (Character.isHighSurrogate(c) && i + 1 < value.length()) {
        i += wide(value.codePointAt(i));
      } else {
        wide(c);
      }
    }
    put('"');
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

  /// One character as UTF-8, half a surrogate pair as U+FFFD; returns how many more `char`s it
  /// took.
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
    return c >= 0x10000 ? 1 : 0;
  }

  private void ascii(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
  }

  private void put(char c) throws IOException {
    if (filled == BUFFER_BYTES) {
      handOver();
    }
    buffer[filled++] = (byte) c;
  }

  /// Gives the stream what the buffer holds.
  void handOver() throws IOException {
    out.write(buffer, 0, filled);
    filled = 0;
  }
}
