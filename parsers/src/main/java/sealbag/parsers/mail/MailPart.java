package sealbag.parsers.mail;

import java.util.Optional;
import java.util.Set;

/// What an email says about one of its leaf parts. All of it is the sender's claim.
///
/// @param index 1 for the first part of the email, counting through nested emails
/// @param path the part's number as IMAP writes it, for example `1.2`
/// @param contentType lower case, `text/plain` when the email names none
/// @param charset as the email writes it
/// @param disposition lower case: `attachment`, `inline`, or whatever was sent
/// @param contentId as the email writes it, angle brackets included
/// @param fileName the decoded name, from Content-Disposition, else from Content-Type; never a path
///   to use
/// @param fileNameRawBase64 the bytes of the name as they stand in the header, before any decoding;
///   the pieces of a name that was split by RFC 2231 follow one another
/// @param transferEncoding lower case, `7bit` when absent. One that is not 7bit, 8bit, binary,
///   quoted-printable, base64 or uuencode was handed on undecoded
/// @param flags what is odd about it; complete only once the body has been read
public record MailPart(
    int index,
    String path,
    String contentType,
    Optional<String> charset,
    Optional<String> disposition,
    Optional<String> contentId,
    Optional<String> fileName,
    Optional<String> fileNameRawBase64,
    String transferEncoding,
    Set<MailFlag> flags) {

  public MailPart {
    flags = Set.copyOf(flags);
  }

  /// Whether this is a picture that belongs to the email's own layout, such as one of a signature.
  public boolean isFurniture() {
    return contentType.startsWith("image/")
        && contentId.isPresent()
        && disposition.filter("attachment"::equals).isEmpty();
  }

  /// The same part with these flags.
  public MailPart with(Set<MailFlag> found) {
    return new MailPart(
        index,
        path,
        contentType,
        charset,
        disposition,
        contentId,
        fileName,
        fileNameRawBase64,
        transferEncoding,
        found);
  }

  /// The same part of an email that is itself a part of another.
  ///
  /// @param outer the part that holds that email
  /// @param number index of this part, counted through the outer email
  public MailPart inside(MailPart outer, int number) {
    return new MailPart(
        number,
        outer.path + "." + path,
        contentType,
        charset,
        disposition,
        contentId,
        fileName,
        fileNameRawBase64,
        transferEncoding,
        flags);
  }
}
