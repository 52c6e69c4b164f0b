package sealbag.parsers.chat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A fixed piece of JSON text.
///
/// @param bytes itself, and zeros up to a whole number of words
@SuppressWarnings("ArrayRecordComponent") // never compared
record JsonPiece(byte[] bytes, int length) {

  /// The name of a value, as it stands in the text.
  ///
  /// @param first with its colon, where it opens an object
  /// @param next with a comma before it
  record Key(JsonPiece first, JsonPiece next) {
    static Key of(String name) {
      String quoted = '"' + name + "\":";
      return new Key(JsonPiece.of(quoted), JsonPiece.of(',' + quoted));
    }
  }

  /// A piece of valid JSON.
  static JsonPiece of(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int words = (utf8.length + Copy.WORD - 1) / Copy.WORD;
    return new JsonPiece(Arrays.copyOf(utf8, words * Copy.WORD), utf8.length);
  }

  /// The JSON string of a value, with its quotes.
  static JsonPiece quoted(String value) {
    var out = new ByteArrayOutputStream();
    var json = new JsonWriter(out);
    try {
      json.quoted(value);
      json.handOver();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(out.toString(StandardCharsets.UTF_8));
  }
}
