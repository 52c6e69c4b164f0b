package sealbag.ingest.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.mail.MailLimits;

class ConfigTest {
  @TempDir private Path home;

  @Test
  void withoutAFileEverythingHasItsDefault() throws Exception {
    Config config = Config.read(home, Map.of());

    assertThat(config.upload().to().getSchemeSpecificPart())
        .isEqualTo(home.resolve("outbox/evidence").toString());
    assertThat(config.records().to().getSchemeSpecificPart())
        .isEqualTo(home.resolve("outbox/records").toString());
    assertThat(config.ledger().url()).isEmpty();
    assertThat(config.archive()).isEqualTo(Budgets.standard());
    assertThat(config.mail()).isEqualTo(MailLimits.standard());
    assertThat(config.retryFirst()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void everyProblemIsReportedAtOnceWithItsRemedy() throws IOException {
    write(
        """
        [upload]
        to = "ftp://example.org"
        [uplaod]
        to = "folder:x"
        [limits]
        mail-megabytes = 0
        archive-entries = "many"
        [ledger]
        url = "jdbc:h2:mem"
        """);

    assertThatThrownBy(() -> Config.read(home, Map.of()))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.problems())
                    .hasSize(5)
                    .anyMatch(
                        problem -> problem.contains("line 4") && problem.contains("uplaod.to"))
                    .anyMatch(
                        problem ->
                            problem.startsWith("upload.to")
                                && problem.contains("axon:https://HOST"))
                    .anyMatch(problem -> problem.startsWith("limits.mail-megabytes"))
                    .anyMatch(problem -> problem.startsWith("limits.archive-entries"))
                    .anyMatch(problem -> problem.startsWith("ledger.url")));
  }

  @Test
  void aSecretComesFromTheEnvironmentAndIsNeverShown() throws Exception {
    write(
        """
        [upload]
        to = "axon:https://agency.example"
        partner-id = "agency-1"
        client-id = "client-1"
        """);

    Config config = Config.read(home, Map.of("SEALBAG_UPLOAD_SECRET", "open-sesame"));

    assertThat(config.upload().axon().orElseThrow().clientSecret().reveal())
        .isEqualTo("open-sesame");
    assertThat(config.toString()).doesNotContain("open-sesame");
  }

  @Test
  void anAxonAddressWithoutASecretSaysWhereToPutIt() throws IOException {
    write(
        """
        [upload]
        to = "axon:https://agency.example"
        partner-id = "agency-1"
        client-id = "client-1"
        """);

    assertThatThrownBy(() -> Config.read(home, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("SEALBAG_UPLOAD_SECRET");
  }

  @Test
  void aLineThatIsNotTomlIsNamed() throws IOException {
    write("[upload]\nto = folder\n");

    assertThatThrownBy(() -> Config.read(home, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("line 2");
  }

  private void write(String toml) throws IOException {
    Files.writeString(home.resolve("sealbag.toml"), toml);
  }
}
