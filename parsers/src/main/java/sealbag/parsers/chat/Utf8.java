package sealbag.parsers.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A piece of a chat text, as bytes: no string is made of it until [#toString()]. Valid until the
/// [ChatSink] that was handed it returns; to keep it, keep the string.
///
/// Bytes that are not UTF-8 are part of it as they are; [#toString()] shows them as U+FFFD.
public final class Utf8 {

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final Optional<Source> source;

  private Utf8(
      byte[] bytes,
      int from,
      int to,
      @SuppressWarnings("OptionalParameter") Optional<Source> source) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.source = source;
  }

  /// Gives a text that is too long to be held in memory, piece by piece.
  @FunctionalInterface
  public interface Source {
    /// Hands on the whole text from its beginning, each time it is called.
    void writeTo(Taker taker) throws IOException;
  }

  /// Takes one piece: `bytes` from `from` up to `to`, valid until it returns. A piece ends where a
  /// character ends.
  @FunctionalInterface
  public interface Taker {
    /// Takes the next piece.
    void take(byte[] bytes, int from, int to) throws IOException;
  }

  /// The bytes from `from` up to `to`, without copying them.
  public static Utf8 of(byte[] bytes, int from, int to) {
    return new Utf8(bytes, from, to, Optional.empty());
  }

  /// The bytes of a string.
  public static Utf8 of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return of(bytes, 0, bytes.length);
  }

  /// A text that stays where it is until it is asked for.
  public static Utf8 of(Source source) {
    return new Utf8(new byte[0], 0, 0, Optional.of(source));
  }

  /// Hands the text on in pieces: in one, where it is in memory.
  public void writeTo(Taker taker) throws IOException {
    if (source.isPresent()) {
      source.get().writeTo(taker);
    } else {
      taker.take(bytes, from, to);
    }
  }

  /// The text, made anew at each call.
  @Override
  public String toString() {
    if (source.isEmpty()) {
      return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
    var text = new StringBuilder();
    try {
      source
          .get()
          .writeTo(
              (piece, start, end) ->
                  text.append(new String(piece, start, end - start, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// Whether all the bytes are UTF-8 (RFC 3629, section 4).
  public static boolean isWellFormed(byte[] bytes, int from, int to) {
    int at = Copy.asciiEnd(bytes, from, to);
    while (at < to) {
      int length = character(bytes, at, to);
      if (length == 0) {
        return false;
      }
      at += length;
      if (at < to && bytes[at] >= 0) {
        at = Copy.asciiEnd(bytes, at, to);
      }
    }
    return true;
  }

  /// Where the last whole character before `to` ends.
  public static int wholeCharacters(byte[] bytes, int from, int to) {
    int start = to;
    while (start > from && (bytes[start - 1] & 0xC0) == 0x80) {
      start--;
    }
    if (start == from || bytes[start - 1] >= 0) {
      return to;
    }
    boolean whole = start - 1 + character(bytes, start - 1, to) == to;
    return whole ? to : start - 1;
  }

  /// The length of the character here, or 0 when it is not well-formed.
  private static int character(byte[] bytes, int at, int to) {
    int first = bytes[at] & 0xFF;
    if (first < 0xE0) {
      return first >= 0xC2 && follow(bytes, at, to, 2) ? 2 : 0;
    }
    if (first < 0xF0) {
      return follow(bytes, at, to, 3) && isSecond(first, bytes[at + 1] & 0xFF) ? 3 : 0;
    }
    boolean right =
        first < 0xF5 && follow(bytes, at, to, 4) && isSecond(first, bytes[at + 1] & 0xFF);
    return right ? 4 : 0;
  }

  private static boolean follow(byte[] bytes, int at, int to, int length) {
    if (at + length > to) {
      return false;
    }
    // A byte that continues a character is below -64.
    int most = bytes[at + 1];
    for (int i = 2; i < length; i++) {
      most = Math.max(most, bytes[at + i]);
    }
    return most < -64;
  }

  private static boolean isSecond(int first, int second) {
    return switch (first) {
      case 0xE0 -> second >= 0xA0;
      case 0xED -> second < 0xA0;
      case 0xF0 -> second >= 0x90;
      case 0xF4 -> second < 0x90;
      default -> true;
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Utf8 && toString().equals(other.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
