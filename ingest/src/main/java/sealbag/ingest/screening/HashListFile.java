package sealbag.ingest.screening;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Locale;
import sealbag.ingest.evidence.Sha256;

/// A text file of hashes, one a line, sorted: so every line is equally long, and the middle of what
/// is left can be read at once. Whatever its size, a few kilobytes of it are in memory.
///
/// Lines are 32 (MD5), 40 (SHA-1) or 64 (SHA-256) hex digits in either case, ended by LF or by CR
/// LF; the last line may lack its end.
final class HashListFile implements Closeable {
  private static final int LONGEST_LINE = 66;
  private static final int LINES_AT_ONCE = 10_000;

  private final Path file;
  private final FileChannel channel;
  private final HashAlgorithm algorithm;
  private final int digits;
  private final int lineBytes;
  private final long lines;

  private HashListFile(Path file, FileChannel channel) throws IOException, UnusableListException {
    this.file = file;
    this.channel = channel;
    String head = text(0, LONGEST_LINE);
    int end = head.indexOf('\n');
    String first = head.substring(0, end < 0 ? head.length() : end);
    this.digits = first.stripTrailing().length();
    this.algorithm =
        HashAlgorithm.ofHexDigits(digits)
            .orElseThrow(
                () ->
                    unusable(
                        1, "is not a hash of 32 (MD5), 40 (SHA-1) or 64 (SHA-256) hex digits"));
    this.lineBytes = end < 0 ? first.length() : end + 1;
    long size = channel.size();
    this.lines = (size + lineBytes - digits) / lineBytes;
    long over = size - (lines - 1) * lineBytes;
    if (over != lineBytes && over != digits) {
      throw unusable(lines, "is not as long as the first");
    }
  }

  static HashListFile open(Path file) throws IOException, UnusableListException {
    FileChannel channel = FileChannel.open(file);
    try {
      return new HashListFile(file, channel);
    } catch (IOException | UnusableListException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  HashAlgorithm algorithm() {
    return algorithm;
  }

  long lines() {
    return lines;
  }

  /// Reads every line: one that is no hash, or stands out of order, would hide others.
  ///
  /// @return SHA-256 of the whole file
  Sha256 check() throws IOException, UnusableListException {
    MessageDigest whole = Sha256.start();
    String before = "";
    for (long line = 0; line < lines; line += LINES_AT_ONCE) {
      ByteBuffer some = read(line * lineBytes, lineBytes * LINES_AT_ONCE);
      whole.update(some.duplicate());
      String text = US_ASCII.decode(some).toString().toLowerCase(Locale.ROOT);
      for (int at = 0; at + digits <= text.length(); at += lineBytes) {
        String hash = text.substring(at, at + digits);
        long number = line + at / lineBytes + 1;
        requireHash(hash, text, at, number);
        if (hash.compareTo(before) <= 0) {
          throw unusable(number, "does not come after the line before it");
        }
        before = hash;
      }
    }
    return Sha256.of(whole);
  }

  private void requireHash(String hash, String text, int at, long number)
      throws UnusableListException {
    boolean hex = hash.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    boolean ended =
        text.substring(
                Math.min(at + digits, text.length()), Math.min(at + lineBytes, text.length()))
            .isBlank();
    if (!hex || !ended) {
      throw unusable(number, "is not a hash of " + digits + " hex digits");
    }
  }

  /// Whether this hash, in lower-case hex, is on the list.
  boolean contains(String hash) throws IOException {
    long low = 0;
    long high = lines - 1;
    while (low <= high) {
      long middle = (low + high) >>> 1;
      int order = text(middle * lineBytes, digits).toLowerCase(Locale.ROOT).compareTo(hash);
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  private UnusableListException unusable(long line, String what) {
    return new UnusableListException(
        "the list of known files "
            + file
            + " cannot be used: line "
            + line
            + " "
            + what
            + ". Make it again as the README says (one hash a line, sorted).");
  }

  private String text(long at, int length) throws IOException {
    return US_ASCII.decode(read(at, length)).toString();
  }

  private ByteBuffer read(long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        break;
      }
    }
    return buffer.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
