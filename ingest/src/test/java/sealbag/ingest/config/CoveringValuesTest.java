package sealbag.ingest.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.parsers.mail.Authenticity.Verdict;

class CoveringValuesTest {

  @TempDir private Path home;

  private Config read(String toml) throws IOException, ConfigException {
    Files.writeString(home.resolve("sealbag.toml"), toml);
    return Config.read(home, Map.of("SEALBAG_MAILBOX_A_PASSWORD", "secret"));
  }

  private List<String> problems(String toml) {
    return catchThrowableOfType(ConfigException.class, () -> read(toml)).problems();
  }

  @Test
  void withoutSettingsNobodyMaySendAndTheServerMustVouch() throws Exception {
    Config config = read("");

    assertThat(config.covering().senders().allowed()).isEmpty();
    assertThat(config.covering().senders().least()).isEqualTo(Verdict.AR_PASS);
    assertThat(config.covering().supplements().window()).hasDays(14);
  }

  @Test
  void aMailboxThatNobodyMaySendToIsAProblem() {
    assertThat(problems("[mailbox.a]\nhost = \"mail.example\"\nuser = \"u\"\n"))
        .hasSize(2)
        .anyMatch(problem -> problem.startsWith("mail.senders is missing"))
        .anyMatch(problem -> problem.contains("mail.authserv-id"));
  }

  @Test
  void aDropFolderNeedsNoSenders() throws Exception {
    assertThat(read("[mailbox.a]\nkind = \"folder\"\npath = \"in\"\n").mailboxes()).hasSize(1);
  }

  @Test
  void theDayFromWhichOnMailsAreTakenBeginsAtMidnightWhereTheLettersAreWritten() throws Exception {
    String folder = "[mailbox.a]\nkind = \"folder\"\npath = \"in\"\n";

    assertThat(read(folder).mailboxes().getFirst().since()).isEmpty();
    assertThat(read(folder + "since = \"2026-07-01\"\n").mailboxes().getFirst().since())
        .contains(Instant.parse("2026-06-30T23:00:00Z"));
    assertThat(problems(folder + "since = \"1 July\"\n"))
        .containsExactly("mailbox.a.since is \"1 July\", which is no day; give it as 2026-11-27");
  }

  @Test
  void aCompleteSettingIsTaken() throws Exception {
    Config config =
        read(
            """
            [mail]
            authserv-id = "mx.force.example"
            senders = ["Anna@Police.example", "@*.force.example"]
            least-verdict = "internal-hop"
            reference-patterns = ['\\d{3}']
            supplement-days = 2
            [mailbox.a]
            host = "mail.example"
            user = "u"
            """);

    assertThat(config.covering().senders().allowed())
        .containsExactly("anna@police.example", "@*.force.example");
    assertThat(config.covering().senders().least()).isEqualTo(Verdict.INTERNAL_HOP);
    assertThat(config.covering().supplements().window()).hasDays(2);
    assertThat(config.sealing()).containsKey("mail.authserv-id").doesNotContainKey("mail.senders");
  }

  @Test
  void everyProblemIsTold() {
    assertThat(
            problems(
                """
                [mail]
                senders = ["police.example"]
                least-verdict = "fail"
                reference-patterns = ["("]
                exhibit-patterns = [".*"]
                """))
        .hasSize(4)
        .anyMatch(problem -> problem.startsWith("mail.senders: \"police.example\""))
        .anyMatch(problem -> problem.startsWith("mail.least-verdict is \"fail\""))
        .anyMatch(problem -> problem.startsWith("mail.reference-patterns: \"(\""))
        .anyMatch(problem -> problem.startsWith("mail.exhibit-patterns: \".*\""));
  }
}
