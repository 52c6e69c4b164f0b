package sealbag.ingest.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.mail.MailLimits;
import sealbag.uploaders.s3.BucketFolder;
import sealbag.uploaders.s3.S3Settings;

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
  void aBucketIsReadWithItsSettings() throws Exception {
    write(
        """
        [upload]
        to = "s3://evidence/sealed/2026"
        s3-endpoint = "https://store.example"
        s3-path-style = "on"
        s3-lock-mode = "governance"
        s3-lock-days = 30
        s3-legal-hold = "on"
        s3-part-megabytes = 32
        """);

    S3Settings settings = Config.read(home, Map.of()).upload().s3().orElseThrow();

    assertThat(settings.folder()).isEqualTo(new BucketFolder("evidence", "sealed/2026"));
    assertThat(settings.server().endpoint()).contains(URI.create("https://store.example"));
    assertThat(settings.server().pathStyle()).isTrue();
    assertThat(settings.server().region()).isEqualTo("eu-west-2");
    assertThat(settings.keeping().retention())
        .contains(new S3Settings.Retention(S3Settings.Retention.Mode.GOVERNANCE, 30));
    assertThat(settings.keeping().legalHold()).isTrue();
    assertThat(settings.sending().checksums()).isTrue();
    assertThat(settings.sending().partSizeBytes()).isEqualTo(32 << 20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3://Evidence/x | | lower-case",
        "s3://evidence/a b | | no address",
        "s3://evidence/../x | | prefix",
        "s3://evidence/x | s3-endpoint = 'http://store.example' | upload.s3-endpoint",
        "s3://evidence/x | s3-region = 'London!' | upload.s3-region",
        "s3://evidence/x | s3-lock-mode = 'hard' | governance, compliance",
        "s3://evidence/x | s3-lock-mode = 'compliance' | needs upload.s3-lock-days",
        "s3://evidence/x | s3-checksums = 'never' | when_supported, when_required",
        "s3://evidence/x | s3-part-megabytes = 4 | from 5 to 1024",
        "s3://evidence/x | s3-path-style = 'yes' | s3-path-style"
      })
  void aBucketThatCannotBeUsedSaysWhichSettingIsWrong(String to, @Nullable String line, String said)
      throws IOException {
    write("[upload]\nto = \"%s\"\n%s\n".formatted(to, Objects.requireNonNullElse(line, "")));

    assertThatThrownBy(() -> Config.read(home, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(said);
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
