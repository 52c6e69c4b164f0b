package sealbag.parsers.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.apache.james.mime4j.codec.Base64InputStream;

/// A base64 body, decoded. Clean input (whole groups of four in lines) goes through the JDK's
/// decoder in large blocks; from the first block on that is anything else, mime4j's tolerant
/// decoder goes on, so that the bytes are always those that mime4j alone would give.
final class Base64Body extends InputStream {
  private static final int DIGITS = 1 << 16;
  private static final Base64.Decoder STRICT = Base64.getDecoder();

  private final InputStream in;
  private final Set<MailFlag> flags;
  private final byte[] raw = new byte[1 << 15];
  private int rawAt;
  private int rawEnd;
  private int lineLength;
  private final byte[] digits = new byte[DIGITS];
  private byte[] bytes = new byte[DIGITS / 4 * 3];
  private int at;
  private int end;

  /// What reads on once the input is not clean; the body itself until then.
  private InputStream tolerant = InputStream.nullInputStream();

  private boolean gaveUp;

  /// @param flags takes [MailFlag#DIRTY_BASE64] and [MailFlag#DATA_AFTER_PADDING], at the latest
  ///   when the end is read
  Base64Body(InputStream in, Set<MailFlag> flags) {
    this.in = in;
    this.flags = flags;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (at == end && !gaveUp) {
      decodeBlock();
    }
    if (at == end) {
      return tolerant.read(buffer, offset, length);
    }
    int n = Math.min(length, end - at);
    System.arraycopy(bytes, at, buffer, offset, n);
    at += n;
    return n;
  }

  private void decodeBlock() throws IOException {
    int filled = gather();
    boolean whole = filled == DIGITS && digits[DIGITS - 1] != '=';
    at = 0;
    end = 0;
    try {
      if (whole) {
        end = STRICT.decode(digits, bytes);
      } else if (filled > 0 && filled < DIGITS && filled % 4 == 0) { // the last block
        bytes = STRICT.decode(Arrays.copyOf(digits, filled));
        end = bytes.length;
        gaveUp = true;
        return;
      }
    } catch (IllegalArgumentException _) {
      end = 0;
    }
    if (end == 0) {
      goOnTolerantly(filled);
    }
  }

  /// Collects digits, without line ends, until the block is full or the body ends. Anything else
  /// than line ends is left to the decoder to refuse.
  private int gather() throws IOException {
    int filled = 0;
    while (filled < DIGITS) {
      if (rawAt == rawEnd) {
        rawEnd = in.read(raw, 0, raw.length);
        rawAt = 0;
        if (rawEnd < 0) {
          rawEnd = 0;
          return filled;
        }
      }
      int lineEnd = endOfLine(Math.min(rawEnd, rawAt + DIGITS - filled));
      System.arraycopy(raw, rawAt, digits, filled, lineEnd - rawAt);
      filled += lineEnd - rawAt;
      rawAt = lineEnd;
      while (rawAt < rawEnd && (raw[rawAt] == '\r' || raw[rawAt] == '\n')) {
        rawAt++;
      }
    }
    return filled;
  }

  /// Where this line ends. Lines are mostly as long as the one before; where that guess is wrong
  /// but hits a line end all the same, the decoder refuses what stands between.
  private int endOfLine(int limit) {
    int guess = rawAt + lineLength;
    if (guess < limit && (raw[guess] == '\r' || raw[guess] == '\n')) {
      return guess;
    }
    int end = searchEndOfLine(limit);
    lineLength = end - rawAt;
    return end;
  }

  private int searchEndOfLine(int limit) {
    int i = rawAt;
    while (i < limit && raw[i] > '\r') {
      i++;
    }
    if (i < limit && raw[i] != '\r' && raw[i] != '\n') {
      return i + 1; // a foreign byte: the decoder refuses the block
    }
    return i;
  }

  private void goOnTolerantly(int filled) {
    gaveUp = true;
    var rest =
        new SequenceInputStream(
            new ByteArrayInputStream(Arrays.copyOf(digits, filled)),
            new SequenceInputStream(
                new ByteArrayInputStream(Arrays.copyOfRange(raw, rawAt, rawEnd)), in));
    tolerant = new Base64Rest(rest, flags);
  }

  /// The tolerant decoder, with an eye on what it skips.
  private static final class Base64Rest extends InputStream {
    private final Watched watched;
    private final InputStream decoded;

    Base64Rest(InputStream in, Set<MailFlag> flags) {
      watched = new Watched(in, flags);
      decoded = new Base64InputStream(watched);
    }

    @Override
    public int read() throws IOException {
      int one = decoded.read();
      return one < 0 ? finish() : one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = decoded.read(buffer, offset, length);
      return n < 0 ? finish() : n;
    }

    private int finish() throws IOException {
      watched.transferTo(OutputStream.nullOutputStream());
      watched.atEnd();
      return -1;
    }
  }

  /// Notes bytes that are no base64, and digits behind the padding.
  private static final class Watched extends InputStream {
    private final InputStream in;
    private final Set<MailFlag> flags;
    private long digits;
    private boolean padded;

    Watched(InputStream in, Set<MailFlag> flags) {
      this.in = in;
      this.flags = flags;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = in.read(buffer, offset, length);
      for (int i = offset; i < offset + n; i++) {
        watch(buffer[i]);
      }
      return n;
    }

    private void watch(byte b) {
      if (b == '=') {
        padded = true;
      } else if (isDigit(b)) {
        digits++;
        if (padded) {
          flags.add(MailFlag.DATA_AFTER_PADDING);
        }
      } else if (b != '\r' && b != '\n' && b != ' ') {
        flags.add(MailFlag.DIRTY_BASE64);
      }
    }

    private static boolean isDigit(byte b) {
      return (b >= 'A' && b <= 'Z')
          || (b >= 'a' && b <= 'z')
          || (b >= '0' && b <= '9')
          || b == '+'
          || b == '/';
    }

    void atEnd() {
      boolean cutOff = !padded && digits % 4 != 0;
      if (cutOff) {
        flags.add(MailFlag.DIRTY_BASE64);
      }
    }
  }
}
