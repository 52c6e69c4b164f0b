package sealbag.parsers.mail;

import java.io.ByteArrayOutputStream;

/// A parameter value of RFC 2231, put together from its pieces: `UTF-8''Anna%20B`, then the rest.
final class Extended {
  private final ByteArrayOutputStream decoded = new ByteArrayOutputStream();
  private final StringBuilder raw = new StringBuilder();
  private String charset = "";

  Extended add(String piece, boolean escaped) {
    boolean first = raw.isEmpty();
    raw.append(piece);
    String content = first && escaped ? withoutCharset(piece) : piece;
    decoded.writeBytes(escaped ? Escapes.decode(content, '%') : HeaderText.bytes(content));
    return this;
  }

  private String withoutCharset(String piece) {
    int first = piece.indexOf('\'');
    int second = piece.indexOf('\'', first + 1);
    if (first < 0 || second < 0) {
      return piece;
    }
    charset = piece.substring(0, first);
    return piece.substring(second + 1);
  }

  Parameters.Value finish() {
    byte[] bytes = decoded.toByteArray();
    String text =
        charset.isEmpty()
            ? EncodedWords.decode(HeaderText.byteString(bytes))
            : HeaderText.decode(bytes, charset);
    return new Parameters.Value(text, raw.toString());
  }
}
