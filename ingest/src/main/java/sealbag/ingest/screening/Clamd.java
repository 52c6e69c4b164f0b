package sealbag.ingest.screening;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A running ClamAV daemon, asked by `INSTREAM`: it needs no right to read our files. Only the
/// answer `OK` to a whole file means clean; whatever else happens means not scanned.
final class Clamd {
  private static final int CHUNK = 1 << 16;
  private static final Pattern FOUND = Pattern.compile("stream: ([!-~ ]{1,200}) FOUND");
  private static final Pattern VERSION =
      Pattern.compile("(ClamAV [!-~]{1,100}?)(?:/(\\d{1,12})(?:/([ -~]{1,60}))?)?");

  /// What clamd calls a hit although it only says that it did not look at everything.
  private static final Pattern NOT_LOOKED =
      Pattern.compile("Heuristics\\.(Limits\\.Exceeded|Encrypted)\\b.*");

  private final Screener.Scan settings;

  /// The answer about one file.
  sealed interface Answer {
    /// Scanned to its end, and nothing found.
    record Clean() implements Answer {}

    /// Something was found.
    record Found(String signature) implements Answer {}

    /// Not scanned to its end.
    ///
    /// @param reason a plain sentence
    /// @param broken whether the scanner failed, and not only this file
    record NotScanned(String reason, boolean broken) implements Answer {}
  }

  Clamd(Screener.Scan settings) {
    this.settings = settings;
  }

  /// Asks for the engine and its signatures.
  ///
  /// @throws IOException when the scanner cannot be asked
  Screening.Scanner version() throws IOException {
    try (ClamdCall call = ClamdCall.to(settings.address(), settings.perFile())) {
      if (!call.send(ascii("zVERSION\0"))) {
        throw new IOException("closed before the question was whole");
      }
      Matcher answer = VERSION.matcher(call.answer());
      if (!answer.matches()) {
        throw new IOException("not the answer of a ClamAV daemon");
      }
      return new Screening.Scanner(
          answer.group(1),
          Optional.ofNullable(answer.group(2)),
          Optional.ofNullable(answer.group(3)));
    }
  }

  /// Sends one file.
  ///
  /// @throws NoSuchFileException when the file itself is gone
  Answer scan(Suspect suspect) throws IOException {
    if (suspect.sizeBytes() > settings.mostBytes()) {
      return new Answer.NotScanned(
          "It is larger than the %,d MiB that are sent to the scanner."
              .formatted(settings.mostBytes() >> 20),
          false);
    }
    try (FileChannel file = FileChannel.open(suspect.file())) {
      return scan(file, suspect.sizeBytes());
    }
  }

  private Answer scan(FileChannel file, long sizeBytes) {
    try (ClamdCall call = ClamdCall.to(settings.address(), settings.perFile())) {
      boolean whole = sendAll(call, file, sizeBytes);
      return answer(call.answer(), whole);
    } catch (SocketTimeoutException _) {
      return new Answer.NotScanned(
          "The scanner took longer than %,d seconds.".formatted(settings.perFile().toSeconds()),
          true);
    } catch (IOException _) {
      return new Answer.NotScanned("The scanner broke off before it answered.", true);
    }
  }

  private static boolean sendAll(ClamdCall call, FileChannel file, long sizeBytes)
      throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(Integer.BYTES + CHUNK);
    if (!call.send(ascii("zINSTREAM\0"))) {
      return false;
    }
    long sent = 0;
    chunk.position(Integer.BYTES);
    for (int length = file.read(chunk); length > 0; length = file.read(chunk)) {
      sent += length;
      if (!call.send(chunk.putInt(0, length).flip())) {
        return false;
      }
      chunk.clear().position(Integer.BYTES);
    }
    return call.send(chunk.clear().putInt(0, 0).limit(Integer.BYTES)) && sent == sizeBytes;
  }

  private static Answer answer(String text, boolean whole) {
    Matcher found = FOUND.matcher(text);
    if (found.matches()) {
      return NOT_LOOKED.matcher(found.group(1)).matches()
          ? new Answer.NotScanned(
              "The scanner could not look at all of it (" + found.group(1) + ").", false)
          : new Answer.Found(found.group(1));
    }
    if (text.equals("stream: OK") && whole) {
      return new Answer.Clean();
    }
    return text.contains("size limit exceeded")
        ? new Answer.NotScanned("It is larger than the scanner takes (StreamMaxLength).", false)
        : new Answer.NotScanned("The scanner reported an error.", true);
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }
}
