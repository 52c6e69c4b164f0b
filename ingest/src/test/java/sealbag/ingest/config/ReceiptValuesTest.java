package sealbag.ingest.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.receipts.Address;
import sealbag.ingest.receipts.LetterSettings;

class ReceiptValuesTest {
  private static final Map<String, String> MAILBOX =
      Map.of("SEALBAG_MAILBOX_INBOX_PASSWORD", "open-sesame");

  @TempDir private Path home;

  private LetterSettings read(String toml, Map<String, String> environment) throws Exception {
    Files.writeString(home.resolve("sealbag.toml"), toml);
    return Config.read(home, environment).letters();
  }

  private List<String> problems(String toml) throws IOException {
    Files.writeString(home.resolve("sealbag.toml"), toml);
    try {
      Config.read(home, Map.of());
      return List.of();
    } catch (ConfigException e) {
      return e.problems();
    }
  }

  @Test
  void withoutAMailServerLettersAreFilesInTheOutbox() throws Exception {
    LetterSettings letters = read("", Map.of());

    assertThat(letters.outbox())
        .isEqualTo(new LetterSettings.Folder(home.resolve("outbox/receipts")));
    assertThat(letters.words().zone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(letters.words().evidenceSystem()).isEqualTo("the evidence store");
    assertThat(letters.limits())
        .isEqualTo(
            new LetterSettings.Limits(
                20, Duration.ofDays(14), Duration.ofHours(4), Duration.ofDays(3)));
  }

  @Test
  void lettersAreFromTheMailboxThatIsReadAndNeverGoToIt() throws Exception {
    LetterSettings letters =
        read(
            """
            [mail]
            senders = ["@example.org"]
            authserv-id = "mx.example.org"
            [mailbox.inbox]
            host = "imap.example.org"
            user = "Exports@example.org"
            [receipts]
            from = "answers@example.org"
            """,
            MAILBOX);

    assertThat(letters.from()).isEqualTo(new Address("answers@example.org"));
    assertThat(letters.domain()).isEqualTo("example.org");
    assertThat(letters.own())
        .containsExactlyInAnyOrder(
            new Address("answers@example.org"), new Address("exports@example.org"));
  }

  @Test
  void theFirstMailboxIsTheSenderWhereNothingElseIsSaid() throws Exception {
    LetterSettings letters =
        read(
            """
            [mail]
            senders = ["@example.org"]
            authserv-id = "mx.example.org"
            [mailbox.inbox]
            host = "imap.example.org"
            user = "exports@example.org"
            [smtp]
            host = "smtp.example.org"
            security = "starttls"
            """,
            MAILBOX);

    assertThat(letters.from()).isEqualTo(new Address("exports@example.org"));
    assertThat(letters.outbox())
        .isInstanceOfSatisfying(
            LetterSettings.Smtp.class, smtp -> assertThat(smtp.port()).isEqualTo(587));
  }

  @Test
  void thePasswordOfTheMailServerIsNeverShown() throws Exception {
    LetterSettings letters =
        read(
            """
            [receipts]
            from = "exports@example.org"
            [smtp]
            host = "smtp.example.org"
            user = "exports"
            """,
            Map.of("SEALBAG_SMTP_PASSWORD", "open-sesame"));

    assertThat(letters.toString()).contains("exports").doesNotContain("open-sesame");
  }

  @Test
  void aMailServerWithoutASenderIsAProblem() throws IOException {
    assertThat(problems("[smtp]\nhost = \"smtp.example.org\"\n"))
        .singleElement()
        .asString()
        .contains("receipts.from");
  }

  @Test
  void everyProblemIsToldWithItsRemedy() throws IOException {
    List<String> problems =
        problems(
            """
            [receipts]
            from = "Sealbag <exports@example.org>"
            domain = "no domain"
            zone = "Europe/Londn"
            supervisor = "the boss"
            most-per-hour = 0
            [smtp]
            host = "192.0.2.1"
            security = "plain"
            user = "exports"
            """);

    assertThat(problems)
        .hasSize(7)
        .anyMatch(one -> one.startsWith("receipts.from") && one.contains("name@example.org"))
        .anyMatch(one -> one.startsWith("receipts.domain"))
        .anyMatch(one -> one.startsWith("receipts.zone") && one.contains("Europe/London"))
        .anyMatch(one -> one.startsWith("receipts.supervisor"))
        .anyMatch(one -> one.startsWith("receipts.most-per-hour"))
        .anyMatch(one -> one.startsWith("smtp.security") && one.contains("starttls"))
        .anyMatch(one -> one.startsWith("smtp.user") && one.contains("SEALBAG_SMTP_PASSWORD"));
  }

  @Test
  void aSecurityThatDoesNotExistIsNamed() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    [receipts]
                    from = "exports@example.org"
                    [smtp]
                    host = "localhost"
                    security = "ssl"
                    """,
                    Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("smtp.security is \"ssl\"");
  }
}
