package sealbag.parsers.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Which mails a mail answers, where its answers go, and who passed it on.
class MailThreadTest {
  private static MailHead head(String fields) throws Exception {
    return Letter.read(fields + "\r\n\r\n").mail().head();
  }

  @Test
  void theMailsThatItAnswersAreNamedInTheirOrder() throws Exception {
    MailHead head =
        head(
            "In-Reply-To: <c@x.example> (your mail of Monday)\r\n"
                + "References: <a@x.example>\r\n <b@x.example>\t<c@x.example> junk <open");

    assertThat(head.inReplyTo()).containsExactly("<c@x.example>");
    assertThat(head.references())
        .containsExactly("<a@x.example>", "<b@x.example>", "<c@x.example>");
  }

  @Test
  void ofALongThreadTheLatestMailsAreKept() throws Exception {
    String ids =
        IntStream.range(0, 1000)
            .mapToObj(i -> "<" + i + "@x.example>")
            .collect(Collectors.joining("\r\n "));

    MailHead head = head("References: " + ids + "\r\nIn-Reply-To: " + ids);

    assertThat(head.references()).hasSize(200).endsWith("<999@x.example>");
    assertThat(head.inReplyTo()).hasSize(20).endsWith("<999@x.example>");
  }

  @Test
  void anIdLongerThanALineIsNone() throws Exception {
    assertThat(head("References: <" + "a".repeat(2000) + "@x.example>").references()).isEmpty();
  }

  @Test
  void theEnvelopeSenderIsTheTopMost() throws Exception {
    MailHead head = head("Return-Path: <Anna@Police.example>\r\nReturn-Path: <other@x.example>");

    assertThat(head.returnPath()).contains("anna@police.example");
  }

  @Test
  void anEmptyEnvelopeSenderIsNotTheSameAsNone() throws Exception {
    assertThat(head("Return-Path: <>").returnPath()).contains("");
    assertThat(head("Subject: x").returnPath()).isEmpty();
  }

  @Test
  void aListIsToldByItsFieldsOrItsPrecedence() throws Exception {
    assertThat(head("List-Id: <team.x.example>").ofList()).isTrue();
    assertThat(head("List-Unsubscribe: <mailto:a@x.example>").ofList()).isTrue();
    assertThat(head("Precedence: Bulk").ofList()).isTrue();
    assertThat(head("Subject: List-Id").ofList()).isFalse();
  }

  @Test
  void aKelvinSignInAnAddressDoesNotBecomeTheLetter() throws Exception {
    assertThat(head("From: a@\u212Aent.example").from()).contains("a@\u212Aent.example");
  }
}
