package sealbag.parsers.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          attachment; filename=chat.zip                                          | chat.zip
          attachment; filename="chat; of Anna.zip"; size=3                       | chat; of Anna.zip
          attachment; filename=WhatsApp Chat with Anna.zip; size=3               | WhatsApp Chat with Anna.zip
          attachment; filename="Chat with Zoë.zip"                               | Chat with Zoë.zip
          attachment; filename=Chat with Zoë.zip                                 | Chat with Zoë.zip
          attachment; filename="=?UTF-8?Q?Chat_with_Zo=C3=AB.zip?="              | Chat with Zoë.zip
          attachment; filename="=?UTF-8?B?Wm/D?= =?UTF-8?B?qy56aXA=?="           | Zoë.zip
          attachment; filename==?iso-8859-1?q?Zo=EB.zip?=                        | Zoë.zip
          attachment; filename*=UTF-8'en'Zo%C3%AB.zip; filename=Zoe.zip          | Zoë.zip
          attachment; filename*=no-such-charset''Zo%C3%AB.zip                    | Zoë.zip
          attachment; filename*0*=UTF-8''Chat%20with; filename*1*=%20Zo%C3%AB; filename*2=.zip | Chat with Zoë.zip
          attachment; filename*1="b.zip"; filename*0="a"                         | ab.zip
          attachment; filename="a \\"b\\" c:\\d.zip"                             | a "b" c:\\d.zip
          attachment; filename="never closed.zip                                 | never closed.zip
          attachment; size=3; filename = "spaced.zip"                            | spaced.zip
          attachment; filename="../../etc/passwd"                                | ../../etc/passwd
          attachment; junk; filename="100%.zip"                                  | 100%.zip
          attachment; filename*=100%.zip                                         | 100%.zip
          """)
  void namesAreReadTheWayTheyAreSent(String disposition, String name) throws Exception {
    Letter letter = Letter.read("Content-Disposition: " + disposition + "\n\nx");

    assertThat(letter.part(1).fileName()).contains(name);
    assertThat(letter.part(1).disposition()).contains("attachment");
  }

  @Test
  void aNameOnlyInContentTypeCounts() throws Exception {
    Letter letter =
        Letter.read(
            "Content-Type: application/zip; name=\"=?UTF-8?Q?Zo=C3=AB?=.zip\"\n"
                + "Content-Disposition: attachment; filename=\"\"\n\nx");

    assertThat(letter.part(1).fileName()).contains("Zoë.zip");
  }

  @Test
  void aFoldedNameGetsItsBlankBack() throws Exception {
    Letter letter =
        Letter.read(
            "Content-Disposition: attachment;\r\n\tfilename=\"Chat with\r\n\tAnna.zip\"\r\n\r\nx");

    assertThat(letter.part(1).fileName()).contains("Chat with Anna.zip");
  }

  @Test
  void theRawBytesOfANameAreKept() throws Exception {
    byte[] raw = "Content-Disposition: attachment; filename=\"Zoë\"\n\nx".getBytes(ISO_8859_1);

    MailPart part = Letter.read(raw).part(1);

    assertThat(part.fileName()).contains("Zoë");
    assertThat(part.fileNameRawBase64().map(Base64.getDecoder()::decode))
        .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo("Zoë".getBytes(ISO_8859_1)));
  }

  @Test
  void theRawBytesOfAnEncodedNameAreThoseOfTheHeader() throws Exception {
    MailPart part =
        Letter.read("Content-Disposition: attachment; filename*=UTF-8''Zo%C3%AB\n\nx").part(1);

    assertThat(part.fileNameRawBase64())
        .contains(Base64.getEncoder().encodeToString("UTF-8''Zo%C3%AB".getBytes(UTF_8)));
  }

  @Test
  void aPartWithoutANameHasNone() throws Exception {
    MailPart part = Letter.read("Content-Disposition: attachment\n\nx").part(1);

    assertThat(part.fileName()).isEmpty();
    assertThat(part.fileNameRawBase64()).isEmpty();
  }
}
