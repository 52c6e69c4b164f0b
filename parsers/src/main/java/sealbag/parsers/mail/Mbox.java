package sealbag.parsers.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;

/// Takes a file of many mails apart (mbox, RFC 4155). Each mail begins with a line `From …` after
/// an empty one. In an mboxcl2 file a field `Content-Length` says how long the body is, and nothing
/// in it is quoted; elsewhere (mboxrd) a line of the body that begins with any number of `>` and
/// `From ` has one `>` too many. Streams; lines of any length.
public final class Mbox {
  private static final byte[] FROM = HeaderText.bytes("From ");
  private static final int LONGEST_LINE = 1 << 16;

  private final BufferedInputStream in;
  private final MailSink sink;
  private byte[] line = {};
  private boolean more;

  /// Until one is wrong: looking ahead for each of many wrong ones would take for ever.
  private boolean trustsLengths = true;

  private Mbox(InputStream in, MailSink sink) {
    this.in = new BufferedInputStream(in, 1 << 18);
    this.sink = sink;
  }

  /// Takes the mails one after another.
  public interface MailSink {
    /// Where the next mail goes. Closed before the next is asked for.
    OutputStream next() throws IOException;
  }

  /// Whether the first bytes are those of an mbox: one of a single mail as well.
  public static boolean looksLikeMbox(byte[] head) {
    return startsWith(head, FROM) && MailSignature.matches(head);
  }

  /// Copies each mail, without its `From ` line and without the empty line behind it.
  public static void split(InputStream mbox, MailSink sink) throws IOException {
    new Mbox(mbox, sink).run();
  }

  private void run() throws IOException {
    readLine();
    while (more) {
      try (OutputStream mail = sink.next()) {
        readLine(); // behind the line that begins the mail
        long length = header(mail);
        boolean counted = trustsLengths && length >= 0 && counted(mail, length);
        trustsLengths &= counted || length < 0;
        if (!counted) {
          body(mail);
        }
      }
    }
  }

  /// Copies the header block with its empty line; gives what Content-Length says, or -1.
  private long header(OutputStream mail) throws IOException {
    long length = -1;
    while (more) {
      mail.write(line);
      boolean end = isEmpty(line);
      String field = HeaderText.byteString(line).toLowerCase(Locale.ROOT).strip();
      if (field.matches("content-length:\\s*\\d{1,15}")) {
        length = Long.parseLong(field.substring(field.indexOf(':') + 1).strip());
      }
      if (end) {
        return length;
      }
      readLine();
    }
    return -1;
  }

  /// Copies so many bytes, if a mail or the end follows them; a wrong length is no length.
  private boolean counted(OutputStream mail, long length) throws IOException {
    int ahead = (int) Math.min(length, Integer.MAX_VALUE - 64L) + 64;
    if (length > (64 << 20)) {
      return false; // too far to look ahead; the lines say where it ends
    }
    in.mark(ahead);
    byte[] body = in.readNBytes((int) length);
    boolean whole = body.length == length && endsHere();
    in.reset();
    if (!whole) {
      return false;
    }
    mail.write(in.readNBytes((int) length));
    readLine();
    while (more && isEmpty(line)) {
      readLine();
    }
    return true;
  }

  private boolean endsHere() throws IOException {
    byte[] next = in.readNBytes(16);
    int at = 0;
    while (at < next.length && (next[at] == '\r' || next[at] == '\n')) {
      at++;
    }
    return at == next.length || startsWith(Arrays.copyOfRange(next, at, next.length), FROM);
  }

  private void body(OutputStream mail) throws IOException {
    byte[] held = {}; // an empty line belongs to the mail only if the mail goes on
    boolean startOfLine = true;
    boolean behindEmpty = true; // that of the header
    readLine();
    while (more) {
      if (startOfLine && behindEmpty && startsWith(line, FROM)) {
        return;
      }
      mail.write(held);
      held = new byte[0];
      byte[] plain = startOfLine ? unquoted(line) : line;
      if (startOfLine && isEmpty(plain)) {
        held = plain;
      } else {
        mail.write(plain);
      }
      startOfLine = line[line.length - 1] == '\n';
      behindEmpty = held.length > 0;
      readLine();
    }
    mail.write(held);
  }

  private static byte[] unquoted(byte[] line) {
    int marks = 0;
    while (marks < line.length && line[marks] == '>') {
      marks++;
    }
    boolean quoted = marks > 0 && startsWith(Arrays.copyOfRange(line, marks, line.length), FROM);
    return quoted ? Arrays.copyOfRange(line, 1, line.length) : line;
  }

  /// The next line with its end, or a piece of one that is very long.
  private void readLine() throws IOException {
    byte[] bytes = new byte[256];
    int n = 0;
    for (int one = in.read(); one >= 0; one = in.read()) {
      if (n == bytes.length) {
        bytes = Arrays.copyOf(bytes, n * 2);
      }
      bytes[n++] = (byte) one;
      if (one == '\n' || n == LONGEST_LINE) {
        break;
      }
    }
    line = Arrays.copyOf(bytes, n);
    more = n > 0;
  }

  private static boolean isEmpty(byte[] line) {
    return line.length > 0 && (line[0] == '\n' || (line[0] == '\r' && line.length == 2));
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }
}
