package sealbag.uploaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.uploaders.Uploaders.Destination;
import sealbag.uploaders.axon.AxonUploader;
import sealbag.uploaders.delivery.Secret;
import sealbag.uploaders.folder.FolderUploader;
import sealbag.uploaders.records.FolderRecords;
import sealbag.uploaders.records.HttpRecords;
import sealbag.uploaders.records.Records;

class UploadersTest {
  private static final URI SERVICE = URI.create("https://agency.example");

  @Test
  void theSchemeChoosesTheUploader() {
    var settings = new AxonUploader.Settings(SERVICE, "agency", "client", new Secret("s"));

    try (var folder = Uploaders.open(new Destination(URI.create("folder:outbox/evidence")));
        var axon =
            Uploaders.open(
                new Destination(
                    URI.create("axon:https://agency.example"), Optional.of(settings)))) {
      assertThat(folder).isInstanceOf(FolderUploader.class);
      assertThat(axon).isInstanceOf(AxonUploader.class);
    }
  }

  @Test
  void theSchemeChoosesTheRecordsSystem() {
    try (var folder = Records.open(URI.create("folder:outbox/records"));
        var http = Records.open(URI.create("https://records.example/api"))) {
      assertThat(folder).isInstanceOf(FolderRecords.class);
      assertThat(http).isInstanceOf(HttpRecords.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host/", "outbox/evidence", "FOLDERS:x"})
  void anUnknownSchemeIsAnsweredWithTheKnownOnes(String address) {
    URI to = URI.create(address);

    assertThatThrownBy(() -> Uploaders.open(new Destination(to)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("folder:PATH", "axon:https://HOST");
    assertThatThrownBy(() -> Records.open(to))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("folder:PATH", "https://HOST/PATH");
  }

  @Test
  void axonNeedsItsCredentials() {
    var destination = new Destination(URI.create("axon:https://agency.example"));

    assertThatThrownBy(() -> Uploaders.open(destination))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("partner id");
  }

  @Test
  void recordsAreNotSentUnencrypted() {
    assertThatThrownBy(() -> Records.open(URI.create("http://records.example")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://");
  }
}
