package sealbag.parsers.whatsapp.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// An ordinary chat of any size: the same bytes every time.
final class PlainChat {

  private static final List<String> NAMES =
      List.of("Ann Lee", "Ben", "Zoë", "+44 7700 900123", "Kim 🌸", "Dr. Rao: Clinic");
  private static final List<String> WORDS =
      List.of("see", "you", "at", "the", "café", "tomorrow", "ok", "haha", "£20", "10:30", "no");

  private PlainChat() {}

  /// @param platform `android` or `ios`
  static byte[] of(String platform, int bytes) {
    boolean ios = platform.equals("ios");
    var format =
        DateTimeFormatter.ofPattern(
            ios ? "'['dd/MM/yyyy, HH:mm:ss'] '" : "dd/MM/yyyy, HH:mm' - '", Locale.ROOT);
    var out = new ByteArrayOutputStream(bytes + 1_000);
    var random = new Random(1);
    LocalDateTime time = LocalDateTime.of(2012, 1, 25, 9, 0);
    for (int n = 1; out.size() < bytes; n++) {
      time = time.plusSeconds(1 + random.nextInt(600));
      String text =
          ios && n % 20 == 0 ? "\u200E<attached: %08d-PHOTO.jpg>".formatted(n) : words(random);
      String line = format.format(time) + NAMES.get(random.nextInt(NAMES.size())) + ": " + text;
      out.writeBytes((line + (ios ? "\r\n" : "\n")).getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static String words(Random random) {
    var text = new StringBuilder();
    for (int i = 1 + random.nextInt(20); i > 0; i--) {
      text.append(WORDS.get(random.nextInt(WORDS.size()))).append(i > 1 ? " " : "");
    }
    return random.nextInt(15) == 0 ? text + "\n" + text : text.toString();
  }
}
