package sealbag.parsers.mail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Bytes of any kind are taken apart without an unexpected exception, within the limits, and twice
/// to the same end. In the build this runs over the files in `MailFuzzTestInputs`; with
/// `JAZZER_FUZZ=1` in the environment it looks for further ones.
class MailFuzzTest {
  private static final MailLimits LIMITS = new MailLimits(1 << 20, 100, 10, 1 << 16);

  @FuzzTest(maxDuration = "10m")
  void bytesOfAnyKindAreTakenApartByTheLaws(byte[] bytes) throws IOException {
    check(read(bytes), read(bytes), bytes.length);
    Path file = Files.createTempFile("mail", ".fuzz");
    try {
      Files.write(file, bytes);
      for (Wrapping wrapping : Wrapping.values()) {
        check(unwrap(file, wrapping), unwrap(file, wrapping), bytes.length * 1_000L);
      }
    } finally {
      Files.delete(file);
    }
    Authenticity.of(
        new ByteArrayInputStream(bytes),
        LIMITS,
        Optional.of("mx.example"),
        _ -> Optional.of(List.of("v=DKIM1; k=rsa; p=AA==")));
    FileLink.in(HeaderText.byteString(bytes));
  }

  private static void check(List<String> first, List<String> second, long mostBytes) {
    if (!first.equals(second)) {
      throw new AssertionError("read twice to two ends");
    }
    if (first.size() > LIMITS.parts()) {
      throw new AssertionError("more parts than allowed");
    }
    long sum = first.stream().mapToLong(part -> Long.parseLong(part.split(" ", -1)[0])).sum();
    if (sum > Math.max(mostBytes, 1)) {
      throw new AssertionError("more bytes came out than can be in it");
    }
  }

  private static List<String> read(byte[] bytes) throws IOException {
    var parts = new ArrayList<String>();
    try {
      new MailReader(LIMITS)
          .read(new ByteArrayInputStream(bytes), (part, in) -> parts.add(line(part, in)));
    } catch (MailLimitException _) {
      // a limit is an ordinary end
    }
    return parts;
  }

  private static List<String> unwrap(Path file, Wrapping wrapping) throws IOException {
    var parts = new ArrayList<String>();
    try (FileChannel channel = FileChannel.open(file)) {
      new MailReader(LIMITS).unwrap(wrapping, channel, (part, in) -> parts.add(line(part, in)));
    } catch (MailLimitException | NotAMailException _) {
      // ordinary ends both
    }
    return parts;
  }

  private static String line(MailPart part, InputStream in) throws IOException {
    return in.transferTo(java.io.OutputStream.nullOutputStream())
        + " "
        + part.path()
        + " "
        + part.fileName().orElse("");
  }
}
