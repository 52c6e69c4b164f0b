package sealbag.parsers.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {
  private static final Path MEDIA = Path.of(System.getProperty("sealbag.fixtures"), "media");

  private final MediaTypes types = new MediaTypes();

  @ParameterizedTest
  @CsvSource({
    "photo.jpg, image/jpeg",
    "screenshot.png, image/png",
    "sticker.webp, image/webp",
    "clip.mp4, video/mp4",
    "song.m4a, audio/mp4",
    "clip.3gp, video/3gpp",
    "animation.gif, image/gif",
    "moving-sticker.webp, image/webp",
    "photo.heic, image/heic",
    "contacts.vcf, text/x-vcard",
    "voice.opus, audio/opus",
    "document.pdf, application/pdf",
    "contact.vcf, text/x-vcard",
  })
  void typesAreToldByContent(String name, String type) throws Exception {
    try (InputStream bytes = Files.newInputStream(MEDIA.resolve(name))) {
      assertThat(types.detect(bytes)).isEqualTo(type);
    }
    assertThat(MediaTypes.contradicts(name, type)).isFalse();
    assertThat(MediaTypes.extensionOf(type)).contains(name.substring(name.lastIndexOf('.')));
  }

  @ParameterizedTest
  @CsvSource({
    "isom, video/mp4",
    "avc1, video/mp4",
    "mp42, video/mp4",
    "qt  , video/quicktime",
    "3gp4, video/3gpp",
    "heic, image/heic",
  })
  void phonesWriteManyBrandsOfMp4(String brand, String type) throws Exception {
    assertThat(detect("\0\0\0\30ftyp%-4s\0\0\0\0mp42isom".formatted(brand))).isEqualTo(type);
  }

  private String detect(String bytes) throws Exception {
    return types.detect(new ByteArrayInputStream(bytes.getBytes(ISO_8859_1)));
  }

  @Test
  void officeDocumentsAreToldFromZips() throws Exception {
    String contentTypes = "PK\3\4" + "\0".repeat(22) + "\23\0\0\0[Content_Types].xml";

    assertThat(detect(contentTypes + "PK\3\4word/document.xml"))
        .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    assertThat(detect("PK\3\4" + "\0".repeat(22) + "\1\0\0\0a")).isEqualTo("application/zip");
  }

  @Test
  void unknownAndEmptyBytesHaveNoType() throws Exception {
    assertThat(detect("")).isEqualTo("application/octet-stream");
    assertThat(detect("\1\2\3\0\5")).isEqualTo("application/octet-stream");
    assertThat(detect("plain words\n")).isEqualTo("text/plain");
  }

  @ParameterizedTest
  @CsvSource({
    "a.jpg, image/png",
    "a.JPG, application/pdf",
    "a.pdf, application/zip",
    "a.mp4, image/jpeg",
    "a.jpg, application/octet-stream",
    "a.txt, application/zip",
    "a.opus, audio/mp4",
  })
  void anotherTypeThanTheExtensionSaysIsAContradiction(String name, String type) {
    assertThat(MediaTypes.contradicts(name, type)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "a.jpeg, image/jpeg",
    "a.JPG, image/jpeg",
    "a.m4a, video/mp4",
    "a.mp4, video/3gpp",
    "a.ogg, audio/opus",
    "a.heif, image/heic",
    "a.vcf, text/plain",
    "a.csv, text/plain",
    "a.docx, application/zip",
    "a.unheardof, image/jpeg",
    "noextension, image/jpeg",
    "a.dat, application/octet-stream",
    "a.mp3, application/octet-stream",
  })
  void aliasesAndUnknownExtensionsAreNot(String name, String type) {
    assertThat(MediaTypes.contradicts(name, type)).isFalse();
  }

  @Test
  void extensionsAreTheOnesThatPeopleKnow() {
    assertThat(MediaTypes.extensionOf("image/heic")).contains(".heic");
    assertThat(MediaTypes.extensionOf("video/3gpp")).contains(".3gp");
    assertThat(MediaTypes.extensionOf("audio/mpeg")).contains(".mp3");
    assertThat(MediaTypes.extensionOf("text/plain")).contains(".txt");
    assertThat(MediaTypes.extensionOf("application/zip")).contains(".zip");
    assertThat(MediaTypes.extensionOf("image/gif")).contains(".gif");
    assertThat(MediaTypes.extensionOf("not a type")).isEmpty();
  }
}
