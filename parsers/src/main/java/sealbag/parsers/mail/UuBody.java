package sealbag.parsers.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A uuencoded body (POSIX, historical), decoded:
///
/// ```
/// begin 644 WhatsApp Chat.zip
/// M4$L#!`H```````…
/// `
/// end
/// ```
///
/// What stands before `begin` and behind `end` is skipped.
final class UuBody extends InputStream {
  private static final Pattern BEGIN = Pattern.compile("begin [0-7]{3,4} (.+)");
  private static final int LONGEST_LINE = 1024;

  private final InputStream in;
  private final Set<MailFlag> flags;
  private byte[] line = {};
  private int at;
  private boolean begun;
  private boolean ended;

  /// The first file of a body.
  UuBody(InputStream in, Set<MailFlag> flags) {
    this.in = new BufferedInputStream(in);
    this.flags = flags;
  }

  private UuBody(BufferedInputStream behindBegin, Set<MailFlag> flags) {
    this.in = behindBegin;
    this.flags = flags;
    this.begun = true;
  }

  /// Hands out every file that stands in a text.
  static void each(InputStream text, Hand hand) throws IOException {
    var in = new BufferedInputStream(text);
    int number = 0;
    for (String line = line(in); line != null; line = line(in)) {
      Optional<String> name = begins(line);
      if (name.isPresent()) {
        Set<MailFlag> odd = EnumSet.of(MailFlag.UUENCODED);
        var file = new UuBody(in, odd);
        hand.file("u" + ++number, "application/octet-stream", name, file);
        file.transferTo(OutputStream.nullOutputStream());
        hand.flagLast(odd);
      }
    }
  }

  private static @Nullable String line(BufferedInputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    int one = in.read();
    if (one < 0) {
      return null;
    }
    for (; one >= 0 && one != '\n'; one = in.read()) {
      if (bytes.size() < LONGEST_LINE) {
        bytes.write(one);
      }
    }
    return HeaderText.byteString(bytes.toByteArray());
  }

  /// The file name, if this line opens a uuencoded file.
  static Optional<String> begins(String line) {
    Matcher begin = BEGIN.matcher(line.strip());
    return begin.matches() ? Optional.of(begin.group(1)) : Optional.empty();
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
    while (at == line.length) {
      if (!next()) {
        return -1;
      }
    }
    int n = Math.min(length, line.length - at);
    System.arraycopy(line, at, buffer, offset, n);
    at += n;
    return n;
  }

  private boolean next() throws IOException {
    while (!ended) {
      byte[] raw = rawLine();
      if (raw.length == 0 && ended) {
        flags.add(MailFlag.DIRTY_UUENCODE); // no `end` came
        return false;
      }
      String text = HeaderText.byteString(raw).stripTrailing();
      if (!begun) {
        begun = begins(text).isPresent();
      } else if (text.equals("end")) {
        ended = true;
      } else if (!text.isEmpty()) {
        line = decode(text);
        at = 0;
        return true;
      }
    }
    return false;
  }

  /// One line without its end, at most so long as any line may be; sets `ended` at the end of the
  /// body.
  private byte[] rawLine() throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (bytes.size() < LONGEST_LINE) {
      int one = in.read();
      if (one < 0) {
        ended = true;
        break;
      }
      if (one == '\n') {
        break;
      }
      bytes.write(one);
    }
    return bytes.toByteArray();
  }

  private byte[] decode(String text) {
    int length = value(text, 0);
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      int group = 1 + i / 3 * 4;
      int bits =
          (value(text, group) << 18)
              | (value(text, group + 1) << 12)
              | (value(text, group + 2) << 6)
              | value(text, group + 3);
      bytes[i] = (byte) (bits >> (16 - i % 3 * 8));
    }
    boolean tooShort = text.length() < 1 + (length * 4 + 2) / 3;
    boolean foreign = text.chars().anyMatch(c -> c < ' ' || c > '`');
    if (foreign || (tooShort && text.length() < 1 + length)) {
      flags.add(MailFlag.DIRTY_UUENCODE);
    }
    return bytes;
  }

  /// Missing characters count as blanks: mail programs cut those off at the end of a line.
  private static int value(String text, int index) {
    return index < text.length() ? (text.charAt(index) - ' ') & 0x3F : 0;
  }
}
