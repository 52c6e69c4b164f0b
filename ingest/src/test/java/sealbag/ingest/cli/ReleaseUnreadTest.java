package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.evidence.Sha256;

/// What is sealed when a person releases something that was not read.
class ReleaseUnreadTest {

  private static final String POLICY = "%PDF-1.4 policy";

  @TempDir private Path folder;
  private Sealbag sealbag;

  @BeforeEach
  void home() {
    sealbag = new Sealbag(folder.resolve("home"));
  }

  private static String chat(String who) {
    return "13/03/2024, 09:15 - %s: Hello\n14/03/2024, 09:15 - %s: Hello again\n"
        .formatted(who, who);
  }

  private static byte[] twoChats(String who) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (String name :
          new String[] {"WhatsApp Chat with Dana.txt", "WhatsApp Chat with Jo.txt"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(chat(who + name.length()).getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private Path mail(String name, byte[] zip) throws IOException {
    String text =
        """
        From: jo.shah@police.example
        Subject: chat
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: application/octet-stream; name=ATT00001.bin
        Content-Transfer-Encoding: base64

        %s
        --b
        Content-Type: application/pdf; name=policy.pdf
        Content-Disposition: attachment; filename=policy.pdf

        %s
        --b--
        """
            .formatted(Base64.getMimeEncoder().encodeToString(zip), POLICY);
    return Files.writeString(folder.resolve(name), text.replace("\n", "\r\n"), ISO_8859_1);
  }

  private String held(Path path, String code) {
    Sealbag.Run run = sealbag.run("import", "--json", path);
    assertThat(run.items().getFirst().get("code").asString()).isEqualTo(code);
    return run.items().getFirst().get("receipt").asString();
  }

  private SealedZip released(String receipt) throws IOException {
    assertThat(sealbag.run("release", receipt, "--because", "a test says so").code()).isZero();
    return new SealedZip(sealbag.home().resolve("packages").resolve(receipt + ".zip"));
  }

  @Test
  void theZipThatTheMailWasHeldForIsSealedAndNotAnotherFile() throws IOException {
    byte[] zip = twoChats("Ann");

    SealedZip sealed = released(held(mail("one.eml", zip), "AMBIGUOUS_CHAT"));

    sealed.assertSound();
    assertThat(sealed.bytes("data/original/export.zip")).isEqualTo(zip);
    assertThat(new String(sealed.bytes("data/catalogue.json"), UTF_8))
        .contains("WhatsApp Chat with Dana.txt");
  }

  @Test
  void twoMailsThatShareAnAttachmentAreNoDuplicates() throws IOException {
    released(held(mail("one.eml", twoChats("Ann")), "AMBIGUOUS_CHAT"));
    byte[] other = twoChats("Ben");

    SealedZip sealed = released(held(mail("two.eml", other), "AMBIGUOUS_CHAT"));

    assertThat(sealed.bytes("data/original/export.zip")).isEqualTo(other);
  }

  @Test
  void aFolderIsSealedWithAllItsFiles() throws IOException {
    Path export = Files.createDirectory(folder.resolve("export"));
    Files.writeString(export.resolve("WhatsApp Chat with Dana.txt"), chat("Dana"));
    Files.writeString(export.resolve("WhatsApp Chat with Jo.txt"), chat("Jo"));
    byte[] photo = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 1};
    Files.write(export.resolve("IMG-20240313-WA0001.jpg"), photo);

    SealedZip sealed = released(held(export, "AMBIGUOUS_CHAT"));

    sealed.assertSound();
    assertThat(new String(sealed.bytes("manifest-sha256.txt"), UTF_8))
        .contains(Sha256.of(photo).hex())
        .contains(Sha256.of(chat("Dana").getBytes(UTF_8)).hex());
  }

  @Test
  void aMailThatCannotBeOpenedIsSealedWhole() throws IOException {
    byte[] broken = new byte[2_000];
    byte[] magic = {
      (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    System.arraycopy(magic, 0, broken, 0, magic.length);
    Path mail = Files.write(folder.resolve("bad.msg"), broken);

    SealedZip sealed = released(held(mail, "DAMAGED"));

    assertThat(sealed.bytes("data/original/export.bin")).isEqualTo(broken);
  }
}
