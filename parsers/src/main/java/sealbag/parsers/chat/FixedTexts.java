package sealbag.parsers.chat;

/// Texts that stay as they are.
public record FixedTexts(Utf8 stamp, Utf8 body) implements Record.Texts {

  /// The texts of these strings.
  public static FixedTexts of(String stamp, String body) {
    return new FixedTexts(Utf8.of(stamp), Utf8.of(body));
  }

  @Override
  public Utf8 stamp(Record of) {
    return stamp;
  }

  @Override
  public Utf8 body(Record of) {
    return body;
  }
}
