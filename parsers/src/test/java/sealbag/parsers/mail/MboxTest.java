package sealbag.parsers.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MboxTest {
  private static final String FIRST = "Subject: one\n\nHello\n";
  private static final String SECOND = "Subject: two\n\nGood day\n";

  @Test
  void eachLineFromBehindAnEmptyLineBeginsAMail() throws IOException {
    assertThat(split("From a Mon\n" + FIRST + "\nFrom b Tue\n" + SECOND + "\n"))
        .containsExactly(FIRST, SECOND + "\n");
  }

  @Test
  void aLineFromInsideAParagraphBeginsNothing() throws IOException {
    String mail = "Subject: x\n\nThese are\nFrom my phone\n";

    assertThat(split("From a Mon\n" + mail)).containsExactly(mail);
  }

  @Test
  void oneQuotingMarkIsTakenOff() throws IOException {
    assertThat(split("From a Mon\nSubject: x\n\n>From here\n>>From there\n>no\n"))
        .containsExactly("Subject: x\n\nFrom here\n>From there\n>no\n");
  }

  @Test
  void aContentLengthThatFitsIsFollowedAndNothingIsUnquoted() throws IOException {
    String body = "text\n\nFrom inside\n>From inside\n";
    String mail = "Subject: x\nContent-Length: " + body.length() + "\n\n" + body;

    assertThat(split("From a Mon\n" + mail + "\nFrom b Tue\n" + SECOND))
        .containsExactly(mail, SECOND);
  }

  @Test
  void aContentLengthThatDoesNotFitIsNone() throws IOException {
    String mail = "Subject: x\nContent-Length: 3\n\nlonger than that\n";

    assertThat(split("From a Mon\n" + mail + "\nFrom b Tue\n" + SECOND))
        .containsExactly(mail, SECOND);
  }

  @Test
  void aMailWithoutABodyEndsWhereTheNextBegins() throws IOException {
    assertThat(split("From a Mon\nSubject: x\n\nFrom b Tue\n" + SECOND))
        .containsExactly("Subject: x\n\n", SECOND);
  }

  @Test
  void afterAWrongContentLengthNoneIsLookedFor() throws IOException {
    String liar = "Subject: x\nContent-Length: 60000000\n\n\n";
    var looks =
        new ByteArrayInputStream(("From a Mon\n" + liar).repeat(200).getBytes(ISO_8859_1)) {
          private long taken;

          @Override
          public synchronized int read(byte[] into, int from, int count) {
            taken++;
            return super.read(into, from, count);
          }
        };

    Mbox.split(looks, ByteArrayOutputStream::new);

    assertThat(looks.taken).isLessThan(20);
  }

  @Test
  void bytesAndLineEndsStayAsTheyAre() throws IOException {
    String mail = "Subject: x\r\n\r\n\u00FF\0\r\n\r\nlast line without an end";

    assertThat(split("From a Mon\r\n" + mail)).containsExactly(mail);
  }

  @Test
  void aLineLongerThanAnyBufferIsCopied() throws IOException {
    String mail = "Subject: x\n\n" + "y".repeat(300_000) + "\n";

    assertThat(split("From a Mon\n" + mail + "\nFrom b Tue\n" + SECOND))
        .containsExactly(mail, SECOND);
  }

  @Test
  void anMboxIsToldFromAChat() {
    assertThat(Mbox.looksLikeMbox("From a Mon\nSubject: x\nTo: y\n\n".getBytes(ISO_8859_1)))
        .isTrue();
    assertThat(Mbox.looksLikeMbox("From here it was quiet\n".getBytes(ISO_8859_1))).isFalse();
    assertThat(Mbox.looksLikeMbox("Subject: x\nTo: y\n\n".getBytes(ISO_8859_1))).isFalse();
  }

  private static List<String> split(String mbox) throws IOException {
    var mails = new ArrayList<ByteArrayOutputStream>();
    Mbox.split(
        new ByteArrayInputStream(mbox.getBytes(ISO_8859_1)),
        () -> {
          mails.add(new ByteArrayOutputStream());
          return mails.getLast();
        });
    return mails.stream().map(mail -> mail.toString(ISO_8859_1)).toList();
  }
}
