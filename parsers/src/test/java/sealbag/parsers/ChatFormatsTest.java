package sealbag.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.parsers.chat.ChatFormat;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.JsonLines;

class ChatFormatsTest {

  private static final String CHAT = "23/03/2022, 13:31 - Ann: Hello\n";

  @Test
  void aWhatsAppTextIsRecognisedAndRead() throws IOException {
    assertThat(ChatFormats.recognise(text(CHAT)).map(ChatFormat::name)).contains("whatsapp");
    assertThat(read(text(CHAT)).lines()).hasSize(3);
  }

  @Test
  void everyFormatHasItsOwnName() {
    assertThat(ChatFormats.all()).extracting(ChatFormat::name).doesNotHaveDuplicates();
  }

  @Test
  void aChatOfNoticesOnlyIsAChat() throws IOException {
    var text = text("23/03/2022, 13:31 - Messages and calls are end-to-end encrypted.\n");

    assertThat(ChatFormats.recognise(text)).isPresent();
  }

  @Test
  void aLegacyTextOfNamesAndColonsIsAChat() throws IOException {
    var text =
        text("02-12-18 22:55:45 Ewout: a\n03-12-18 22:56:45 Ann: b\n03-12-18 22:57:45 Ann left\n");

    assertThat(ChatFormats.recognise(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "Dear Jo,\nwe met on 23/03/2022, at 13:31 - as you know.\nYours\n",
        "date,time,name\n2022-03-23,13:31,Ann\n2022-03-24,13:31,Ben\n",
        "2022-03-23 13:31:00,Ann: x,1\n2022-03-24 13:31:00,Ben: y,2\n",
        "2016-04-29 10:30:00 service started\n2016-04-29 10:30:01 listening\n2016-04-29 10:30:02 Error: no\n",
        "2016-04-29 10:30:00 - INFO: started\n2016-04-29 10:30:01 - ERROR: no\n",
        "[2016-04-29 10:30:00] production.ERROR: no\n[2016-04-29 10:30:01] production.INFO: yes\n",
        "[10:30:00] Ann: no date\n",
        "23/03/2022\n13:31\nAnn: Hello\n",
      })
  void otherTextsAreNotChats(String text) throws IOException {
    assertThat(ChatFormats.recognise(text(text))).isEmpty();
    assertThat(read(text(text))).isEmpty();
  }

  @Test
  void aHeaderDeepInProseMakesNoChat() throws IOException {
    assertThat(ChatFormats.recognise(text("Once upon a time\n".repeat(50) + CHAT))).isEmpty();
  }

  @Test
  void utf16AndBinaryFilesAreNotChats() throws IOException {
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);

    assertThat(ChatFormats.recognise(bytes(CHAT.getBytes(Charset.forName("UTF-16LE"))))).isEmpty();
    assertThat(ChatFormats.recognise(bytes(CHAT.getBytes(Charset.forName("UTF-16"))))).isEmpty();
    assertThat(ChatFormats.recognise(bytes(noise))).isEmpty();
  }

  private static String read(ChatText text) throws IOException {
    var out = new ByteArrayOutputStream();
    boolean read = ChatFormats.read(text, new JsonLines(out));
    assertThat(read).isEqualTo(out.size() > 0);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static ChatText text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ChatText bytes(byte[] bytes) {
    return new ChatText(
        "a.txt", () -> new ByteArrayInputStream(bytes), Container.unknown(), Optional.empty());
  }
}
