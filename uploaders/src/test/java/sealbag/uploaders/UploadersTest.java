package sealbag.uploaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.uploaders.Uploaders.Destination;
import sealbag.uploaders.axon.AxonUploader;
import sealbag.uploaders.delivery.Secret;
import sealbag.uploaders.delivery.Uploader;
import sealbag.uploaders.folder.FolderUploader;
import sealbag.uploaders.pace.Pace;
import sealbag.uploaders.records.FolderRecords;
import sealbag.uploaders.records.HttpRecords;
import sealbag.uploaders.records.Records;
import sealbag.uploaders.records.Shape;
import sealbag.uploaders.s3.BucketFolder;
import sealbag.uploaders.s3.S3Settings;
import sealbag.uploaders.s3.S3Uploader;

class UploadersTest {
  private static final URI SERVICE = URI.create("https://agency.example");

  @Test
  void theSchemeChoosesTheUploader() {
    var settings = new AxonUploader.Settings(SERVICE, "agency", "client", new Secret("s"));

    try (var folder = open(new Destination(URI.create("folder:outbox/evidence")));
        var axon =
            open(
                new Destination(
                    URI.create("axon:https://agency.example"), Optional.of(settings)))) {
      assertThat(folder).isInstanceOf(FolderUploader.class);
      assertThat(axon).isInstanceOf(AxonUploader.class);
    }
  }

  @Test
  void theSchemeChoosesTheRecordsSystem() {
    try (var folder = records(URI.create("folder:outbox/records"));
        var http = records(URI.create("https://records.example/api"))) {
      assertThat(folder).isInstanceOf(FolderRecords.class);
      assertThat(http).isInstanceOf(HttpRecords.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host/", "outbox/evidence", "FOLDERS:x"})
  void anUnknownSchemeIsAnsweredWithTheKnownOnes(String address) {
    URI to = URI.create(address);

    assertThatThrownBy(() -> open(new Destination(to)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("folder:PATH", "axon:https://HOST", "s3://BUCKET/PREFIX");
    assertThatThrownBy(() -> records(to))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("folder:PATH", "https://HOST/PATH");
  }

  @Test
  void axonNeedsItsCredentials() {
    var destination = new Destination(URI.create("axon:https://agency.example"));

    assertThatThrownBy(() -> open(destination))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("partner id");
  }

  @Test
  void aBucketNeedsItsSettings() {
    var destination = new Destination(URI.create("s3://evidence/sealed"));

    assertThatThrownBy(() -> open(destination))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("s3 needs its settings");
  }

  @Test
  void aBucketOfItsSettingsIsOpened() {
    var settings =
        new S3Settings(
            new BucketFolder("evidence", "sealed"),
            new S3Settings.Server(Optional.empty(), "eu-west-2", false),
            S3Settings.Keeping.AS_THE_BUCKET_DOES,
            new S3Settings.Sending(true, 16 << 20));

    try (var bucket = open(bucket("s3://evidence/sealed/", settings))) {
      assertThat(bucket).isInstanceOf(S3Uploader.class);
    }
    assertThatThrownBy(() -> open(bucket("s3://other/sealed", settings)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two different buckets");
  }

  private static Uploader open(Destination destination) {
    return Uploaders.open(destination, Pace.unlimited(), InstantSource.system());
  }

  private static Records records(URI to) {
    return Records.open(to, Shape.USUAL, HttpRecords.Identity.none(), InstantSource.system());
  }

  private static Destination bucket(String to, S3Settings settings) {
    return new Destination(URI.create(to), Optional.empty(), Optional.of(settings));
  }

  @Test
  void recordsAreNotSentUnencrypted() {
    assertThatThrownBy(() -> records(URI.create("http://records.example")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://");
  }
}
