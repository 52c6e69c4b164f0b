package sealbag.parsers.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearFactsTest {
  private static final Path MEDIA = Path.of(System.getProperty("sealbag.fixtures"), "media");

  private static int cards(String text) throws IOException {
    return ContactCards.count(new ByteArrayInputStream(text.getBytes(UTF_8))).orElse(0);
  }

  @Test
  void aCardIsALineThatOpensAndALineThatCloses() throws IOException {
    assertThat(cards("BEGIN:VCARD\r\nFN:A\r\nEND:VCARD\r\n")).isEqualTo(1);
    assertThat(cards("begin:vcard\nFN:A\nend:vcard\nBEGIN:VCARD \rEND:VCARD")).isEqualTo(2);
    assertThat(cards("BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\nEND:VCARD\nEND:VCARD\n")).isEqualTo(1);
    assertThat(cards("BEGIN:VCARD\nNOTE:END:VCARD\n")).isZero();
    assertThat(cards("END:VCARD\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD")).isEqualTo(1);
    assertThat(cards("BEGIN:VCARD of a longer line\nEND:VCARD\n")).isZero();
    assertThat(cards("")).isZero();
  }

  /// Each sample cut off at every length, then with bytes changed at random: the seed is fixed.
  @ParameterizedTest
  @CsvSource({
    "photo.heic, image/heic",
    "moving-sticker.webp, image/webp",
    "contacts.vcf, text/vcard",
    "voice.opus, audio/opus",
  })
  void nothingInADamagedFileEndsInAnError(String name, String type) throws IOException {
    byte[] whole = Files.readAllBytes(MEDIA.resolve(name));
    var random = new Random(4);
    int read = 0;
    for (int i = 0; i < whole.length; i++) {
      read += read(Arrays.copyOf(whole, i), type);
    }
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = whole.clone();
      for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
        damaged[random.nextInt(Math.min(damaged.length, 600))] = (byte) random.nextInt();
      }
      read += read(damaged, type);
    }

    assertThat(read).isPositive();
  }

  private static int read(byte[] bytes, String type) throws IOException {
    var channel = new SeekableInMemoryByteChannel(bytes);
    return switch (type) {
      case "image/heic" -> HeifSize.of(channel).map(_ -> 1).orElse(0);
      case "image/webp" -> WebpAnimation.of(channel).map(_ -> 1).orElse(0);
      case "text/vcard" ->
          ContactCards.count(new ByteArrayInputStream(bytes)).map(_ -> 1).orElse(0);
      default -> OpusDuration.of(channel).map(_ -> 1).orElse(0);
    };
  }
}
