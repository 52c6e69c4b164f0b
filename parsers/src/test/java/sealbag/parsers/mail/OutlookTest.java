package sealbag.parsers.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Outlook's formats, read beside POI's own readers of them.
class OutlookTest {
  private static final Path MAILS =
      Path.of(System.getProperty("sealbag.fixtures")).resolve("hostile-mails");
  @TempDir private Path folder;
  private final List<byte[]> bodies = new ArrayList<>();

  private Mail unwrap(Path file, Wrapping wrapping) throws Exception {
    try (FileChannel channel = FileChannel.open(file)) {
      return new MailReader(MailLimits.standard())
          .unwrap(wrapping, channel, (_, in) -> bodies.add(in.readAllBytes()));
    }
  }

  @Test
  void anOutlookItemGivesWhatPoiReads() throws Exception {
    Path msg = MAILS.resolve("msg-dropped.msg");

    Mail mail = unwrap(msg, Wrapping.OUTLOOK);

    try (var poi = new MAPIMessage(msg.toFile())) {
      assertThat(mail.head().subject()).contains(poi.getSubject());
      assertThat(mail.head().from()).contains("jo.shah@police.example");
      assertThat(mail.head().date().flatMap(MailDate::of)).isPresent();
      assertThat(new String(bodies.get(0), UTF_8)).isEqualTo(poi.getTextBody());
      assertThat(bodies.get(1)).isEqualTo(poi.getAttachmentFiles()[0].getAttachData().getValue());
      assertThat(mail.parts().get(1).fileName())
          .contains(poi.getAttachmentFiles()[0].getAttachLongFileName().getValue());
    }
  }

  @Test
  void theHeadOfTheServerIsPreferred() throws Exception {
    Mail mail = unwrap(MAILS.resolve("msg-with-the-server-s-head.msg"), Wrapping.OUTLOOK);

    assertThat(mail.head().messageId()).contains("<msg-with-the-server-s-head@police.example>");
    assertThat(mail.head().received()).hasSize(1);
  }

  @Test
  void anOle2FileThatIsNoItemIsNone() throws Exception {
    Path file = folder.resolve("a.doc");
    try (var ole2 = new POIFSFileSystem()) {
      ole2.getRoot().createDocument("WordDocument", new ByteArrayInputStream(new byte[10]));
      var out = new ByteArrayOutputStream();
      ole2.writeFilesystem(out);
      Files.write(file, out.toByteArray());
    }

    assertThat(Wrapping.of(Files.readAllBytes(file))).contains(Wrapping.OUTLOOK);
    assertThatThrownBy(() -> unwrap(file, Wrapping.OUTLOOK))
        .isInstanceOfSatisfying(NotAMailException.class, e -> assertThat(e.isDamaged()).isFalse());
  }

  @Test
  void aWinmailDatGivesWhatPoiReads() throws Exception {
    byte[] tnef = attachment("winmail-dat.eml");
    Path file = Files.write(folder.resolve("winmail.dat"), tnef);

    Mail mail = unwrap(file, Wrapping.WINMAIL);

    var poi = new HMEFMessage(new ByteArrayInputStream(tnef));
    assertThat(mail.parts()).hasSize(1);
    assertThat(mail.parts().getFirst().fileName())
        .contains(poi.getAttachments().getFirst().getLongFilename());
    assertThat(bodies.getFirst()).isEqualTo(poi.getAttachments().getFirst().getContents());
  }

  private static byte[] attachment(String mail) throws IOException {
    String text =
        Files.readString(MAILS.resolve(mail), java.nio.charset.StandardCharsets.ISO_8859_1);
    String encoded =
        text.substring(text.indexOf("\r\n\r\n", text.indexOf("base64")), text.lastIndexOf("--=_"));
    return Base64.getMimeDecoder().decode(encoded);
  }

  @Test
  void aKeeperThatCannotWriteIsNoDamageOfTheMail() {
    Path msg = MAILS.resolve("msg-dropped.msg");

    assertThatThrownBy(
            () -> {
              try (FileChannel channel = FileChannel.open(msg)) {
                new MailReader(MailLimits.standard())
                    .unwrap(
                        Wrapping.OUTLOOK,
                        channel,
                        (_, _) -> {
                          throw new IOException("no space left");
                        });
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage("no space left");
  }
}
