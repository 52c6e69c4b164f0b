package sealbag.parsers.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.io.MaxHeaderLengthLimitException;
import org.apache.james.mime4j.io.MaxLineLimitException;

/// Takes one email apart. Holds no state; one reader may serve several threads.
///
/// Odd headers, missing boundaries and broken encodings are read as far as they go and never end
/// the reading; only a limit does.
public final class MailReader {
  private final MailLimits limits;

  public MailReader(MailLimits limits) {
    this.limits = limits;
  }

  /// Streams one raw email. Each leaf part is decoded and handed to the keeper, in order; emails
  /// inside it (message/rfc822, also when base64-encoded) are opened and their leaves handed out
  /// too.
  ///
  /// @throws MailLimitException when a limit is reached; the keeper has seen the parts before it
  public Mail read(InputStream raw, PartKeeper keeper) throws IOException, MailLimitException {
    try {
      return new MailWalk(limits, keeper).walk(new CountedBytes(raw, limits.bytes()));
    } catch (LimitReached e) {
      throw new MailLimitException(String.valueOf(e.getMessage()));
    } catch (MimeException e) {
      if (e instanceof MaxHeaderLengthLimitException
          || e.getCause() instanceof MaxLineLimitException) {
        throw new MailLimitException(HeaderBlock.tooLong(limits.headerBytes()));
      }
      throw new IOException("The email cannot be taken apart any further.", e);
    }
  }

  /// The head alone, without reading on into the body.
  ///
  /// @throws MailLimitException when the header block is too long
  public MailHead head(InputStream raw) throws IOException, MailLimitException {
    return read(new ByteArrayInputStream(headerBlock(raw)), (_, _) -> {}).head();
  }

  /// Whether the first bytes look like a mail: header lines first, and at least two known fields
  /// among them.
  public static boolean looksLikeMail(byte[] head) {
    return MailSignature.matches(head);
  }

  /// The raw header block: the bytes up to and including the first empty line, at most
  /// `limits.headerBytes()` of them.
  public byte[] headerBlock(InputStream raw) throws IOException {
    var in = new BufferedInputStream(raw);
    var block = new ByteArrayOutputStream();
    boolean emptyLine = true;
    for (int one = in.read(); one >= 0 && block.size() < limits.headerBytes(); one = in.read()) {
      block.write(one);
      if (one == '\n') {
        if (emptyLine) {
          break;
        }
        emptyLine = true;
      } else if (one != '\r') {
        emptyLine = false;
      }
    }
    return block.toByteArray();
  }
}
