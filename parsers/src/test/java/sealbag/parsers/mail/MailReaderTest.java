package sealbag.parsers.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MailReaderTest {
  private static final MailPart PLAIN_TEXT =
      new MailPart(
          1,
          "1",
          "text/plain",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "7bit",
          Set.of());

  private static final String THREE_PARTS =
      """
      Content-Type: multipart/mixed; boundary="b"

      preamble
      --b
      Content-Type: TEXT/Plain; charset=ISO-8859-1
      Content-Transfer-Encoding: quoted-printable

      caf=E9 =
      au lait
      --b
      Content-Type: application/zip; name="chat.zip"
      Content-Transfer-Encoding: Base64
      Content-Disposition: Attachment

      UEsDBA==
      --b
      Content-Type: image/png
      Content-ID: <logo@police.example>
      Content-Disposition: inline; filename=logo.png

      x
      --b--
      epilogue
      """;

  @Test
  void aPlainMailHasOneTextPart() throws Exception {
    Letter letter =
        Letter.lines(
            """
            From: PC Anna Example <Anna.Example@Police.Example>
            To: intake@force.example, "Desk, Night" <desk@force.example>
            Subject: =?UTF-8?Q?Chat_of_Zo=C3=AB?=
            Date: Mon, 2 Nov 2026 10:00:00 +0000
            Message-ID: <one@police.example>
            Received: from b by c;
             Mon, 2 Nov 2026 10:00:02 +0000
            Received: from a by b

            Please find it attached.
            """);

    assertThat(letter.mail().head())
        .isEqualTo(
            new MailHead(
                Optional.of("<one@police.example>"),
                Optional.of("anna.example@police.example"),
                Optional.of("PC Anna Example"),
                List.of("intake@force.example", "desk@force.example"),
                Optional.of("Chat of Zoë"),
                Optional.of("Mon, 2 Nov 2026 10:00:00 +0000"),
                List.of("from b by c; Mon, 2 Nov 2026 10:00:02 +0000", "from a by b"),
                List.of(),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty()));
    assertThat(letter.mail().parts()).containsExactly(PLAIN_TEXT);
  }

  @Test
  void theBodyOfAPlainMailIsHandedOutAsItStands() throws Exception {
    assertThat(Letter.read("Subject: x\r\n\r\nPlease find it attached.\r\n").text(1))
        .isEqualTo("Please find it attached.\r\n");
  }

  @Test
  void partsOfAMultipartAreDecodedInOrder() throws Exception {
    Letter letter = Letter.lines(THREE_PARTS);

    assertThat(letter.mail().parts())
        .extracting(MailPart::path, MailPart::contentType, MailPart::transferEncoding)
        .containsExactly(
            tuple("1", "text/plain", "quoted-printable"),
            tuple("2", "application/zip", "base64"),
            tuple("3", "image/png", "7bit"));
    assertThat(new String(letter.bytes(1), ISO_8859_1)).isEqualTo("café au lait");
    assertThat(letter.part(1).charset()).contains("ISO-8859-1");
    assertThat(letter.bytes(2)).containsExactly('P', 'K', 3, 4);
    assertThat(letter.part(2).disposition()).contains("attachment");
    assertThat(letter.part(2).fileName()).contains("chat.zip");
    assertThat(letter.part(2).isFurniture()).isFalse();
    assertThat(letter.part(3).isFurniture()).isTrue();
  }

  @Test
  void aForwardedMailIsOpened() throws Exception {
    Letter letter =
        Letter.lines(
            """
            From: a@police.example
            Content-Type: multipart/mixed; boundary="out"

            --out

            see below
            --out
            Content-Type: message/rfc822

            From: b@police.example
            Content-Type: multipart/mixed; boundary="out-in"

            --out-in

            inner text
            --out-in
            Content-Disposition: attachment; filename=chat.zip

            zip
            --out-in--

            --out--
            """);

    assertThat(letter.mail().head().from()).contains("a@police.example");
    assertThat(letter.mail().parts()).extracting(MailPart::path).containsExactly("1", "2.1", "2.2");
    assertThat(letter.part(3).fileName()).contains("chat.zip");
    assertThat(letter.text(3)).isEqualTo("zip");
  }

  @Test
  void aForwardedMailInBase64IsOpenedToo() throws Exception {
    String inner = "Subject: x\r\nContent-Type: text/csv\r\n\r\na;b";
    Letter letter =
        Letter.lines(
            """
            Content-Type: multipart/mixed; boundary="b"

            --b
            Content-Type: message/rfc822
            Content-Transfer-Encoding: base64

            %s
            --b--
            """
                .formatted(Base64.getMimeEncoder().encodeToString(inner.getBytes(UTF_8))));

    assertThat(letter.mail().parts())
        .extracting(MailPart::path, MailPart::contentType)
        .containsExactly(tuple("1.1", "text/csv"));
    assertThat(letter.text(1)).isEqualTo("a;b");
  }

  @Test
  void aMailOfAnotherSenderInsideIsMarkedAsForwarded() throws Exception {
    assertThat(Letter.read(passingOn("a@police.example", "B@police.example")).mail().flags())
        .containsExactly(MailFlag.FORWARDED);
    assertThat(Letter.read(passingOn("a@police.example", "A@police.example")).mail().flags())
        .isEmpty();
    assertThat(Letter.read("From: a@police.example\n\nFrom: b@police.example\n").mail().flags())
        .isEmpty();
  }

  private static String passingOn(String outer, String inner) {
    return "From: %s\nContent-Type: message/rfc822\n\nFrom: %s\n\ntext\n".formatted(outer, inner);
  }

  @Test
  void aMissingClosingBoundaryLosesNothing() throws Exception {
    Letter letter =
        Letter.read(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nfirst\n--b\n\nsecond\nend");

    assertThat(letter.text(1)).isEqualTo("first");
    assertThat(letter.text(2)).isEqualTo("second\nend");
  }

  @Test
  void aMultipartWithoutBoundaryIsHandedOutWhole() throws Exception {
    Letter letter = Letter.read("Content-Type: multipart/mixed\n\n--b\n\nfirst\n--b--\n");

    assertThat(letter.text(1)).isEqualTo("--b\n\nfirst\n--b--\n");
  }

  @Test
  void bareLineFeedsAreKeptInBodies() throws Exception {
    Letter letter = Letter.read("Subject: x\nContent-Transfer-Encoding: 8bit\n\none\ntwo\n");

    assertThat(letter.text(1)).isEqualTo("one\ntwo\n");
  }

  @Test
  void garbageAndRepeatedHeadersAreNoError() throws Exception {
    Letter letter =
        Letter.lines(
            """
            From old-mbox-line Mon Nov  2 10:00:00 2026
            not a header at all
            : no name
            Subject: one
            Subject: two
            Content-Type: text/plain
            Content-Type: application/zip
            Content-Disposition:
            X-\u00ff\u00fe: \u00ff

            body
            """);

    assertThat(letter.mail().head().subject()).contains("one");
    assertThat(letter.part(1).contentType()).isEqualTo("text/plain");
    assertThat(letter.text(1)).isEqualTo("body\r\n");
  }

  @Test
  void eightBitHeadersAreReadAsUtf8OrElseAsWindowsText() throws Exception {
    byte[] utf8 = "Subject: Zoë\n\n".getBytes(UTF_8);
    byte[] windows = "Subject: Zoë\n\n".getBytes(ISO_8859_1);

    assertThat(Letter.read(utf8).mail().head().subject()).contains("Zoë");
    assertThat(Letter.read(windows).mail().head().subject()).contains("Zoë");
  }

  @Test
  void aMailWithTwoSendersHasNone() throws Exception {
    Letter twoFields = Letter.read("From: a@police.example\nFrom: b@police.example\n\n");
    Letter twoAddresses = Letter.read("From: a@police.example, b@police.example\n\n");
    Letter addressAsName = Letter.read("From: \"a@police.example\" <B@other.example>\n\n");

    assertThat(twoFields.mail().head().from()).isEmpty();
    assertThat(twoAddresses.mail().head().from()).isEmpty();
    assertThat(addressAsName.mail().head().from()).contains("b@other.example");
    assertThat(addressAsName.mail().head().fromName()).contains("a@police.example");
  }

  @Test
  void anUnknownTransferEncodingIsHandedOutAsItIs() throws Exception {
    Letter letter = Letter.read("Content-Transfer-Encoding: x-yencode\n\n=ybegin\n");

    assertThat(letter.part(1).transferEncoding()).isEqualTo("x-yencode");
    assertThat(letter.part(1).flags()).containsExactly(MailFlag.UNKNOWN_ENCODING);
    assertThat(letter.text(1)).isEqualTo("=ybegin\n");
  }

  @Test
  void theHeaderBlockEndsWithTheFirstEmptyLine() throws Exception {
    var reader = new MailReader(MailLimits.standard());
    byte[] mail = "From: a\r\nTo: b\r\n\r\nbody\r\n\r\n".getBytes(UTF_8);

    byte[] block = reader.headerBlock(new ByteArrayInputStream(mail));

    assertThat(new String(block, UTF_8)).isEqualTo("From: a\r\nTo: b\r\n\r\n");
  }

  @Test
  void aMailIsToldFromAChat() {
    String mail = "Received: from a\nX-Mailer: b\nFrom: c\n\nbody";
    String chat = "02/11/2026, 10:15 - Anna: From: x\nTo: y\nDate: z\n";

    assertThat(MailReader.looksLikeMail(mail.getBytes(UTF_8))).isTrue();
    assertThat(MailReader.looksLikeMail(("From x Mon\n" + mail).getBytes(UTF_8))).isTrue();
    assertThat(MailReader.looksLikeMail(chat.getBytes(UTF_8))).isFalse();
    assertThat(MailReader.looksLikeMail("Subject: x\n\nTo: y\n".getBytes(UTF_8))).isFalse();
    assertThat(MailReader.looksLikeMail(new byte[] {'P', 'K', 3, 4})).isFalse();
  }
}
