package sealbag.parsers.mail;

/// How much of an email is read before it counts as too big or too deep.
///
/// @param bytes length of the raw email
/// @param parts leaf parts, nested emails included
/// @param depth multiparts and emails inside one another
/// @param headerBytes length of one header block
public record MailLimits(long bytes, int parts, int depth, int headerBytes) {

  public MailLimits {
    if (bytes < 1 || parts < 1 || depth < 1 || headerBytes < 1) {
      throw new IllegalArgumentException("every limit of a mail must be at least 1");
    }
  }

  /// Above what Exchange and Gmail let through: 150 MB, 250 parts, 30 nested emails.
  public static MailLimits standard() {
    return new MailLimits(200L << 20, 1_000, 32, 1 << 20);
  }
}
