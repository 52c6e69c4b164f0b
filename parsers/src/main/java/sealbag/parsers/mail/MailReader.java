package sealbag.parsers.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Set;
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

  /// Takes a file apart that holds parts as an email does. Parts are numbered from 1, as if the
  /// file were a mail of its own.
  ///
  /// @param file open for reading; may be closed afterwards
  /// @throws NotAMailException when it is something else after all, is damaged, or cannot be read;
  ///   the keeper may have seen parts of it
  public Mail unwrap(Wrapping wrapping, FileChannel file, PartKeeper keeper)
      throws IOException, MailLimitException, NotAMailException {
    file.position(0);
    try {
      return open(wrapping, file, keeper);
    } catch (LimitReached e) {
      throw new MailLimitException(String.valueOf(e.getMessage()));
    } catch (KeeperFailure e) {
      throw e.own();
    } catch (DamagedInside _) {
      throw new NotAMailException(true, "The file inside the mail is damaged.");
    }
  }

  private Mail open(Wrapping wrapping, FileChannel file, PartKeeper keeper)
      throws IOException, MailLimitException, NotAMailException {
    var hand = new Hand(limits, keeper);
    return switch (wrapping) {
      case MAIL -> read(stream(file), keeper);
      case OUTLOOK -> new OutlookItem(this, limits, hand).read(file);
      case WINMAIL -> new WinmailFile(file, hand).read(MailHead.of(new HeaderBlock(1)));
      case SIGNED -> read(DamagedInside.watch(SignedMail.open(stream(file))), keeper);
      case UUENCODED -> {
        UuBody.each(stream(file), hand);
        yield new Mail(MailHead.of(new HeaderBlock(1)), hand.parts(), Set.of());
      }
      case YENC -> throw new NotAMailException(false, "It is in yEnc, which is not decoded.");
      case ENCRYPTED -> throw new NotAMailException(false, "It is encrypted.");
    };
  }

  private static InputStream stream(FileChannel file) {
    return new BufferedInputStream(Channels.newInputStream(file), 1 << 16);
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
