package sealbag.ingest.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sealbag.uploaders.Uploaders;
import sealbag.uploaders.axon.AxonUploader;
import sealbag.uploaders.axon.Limits;
import sealbag.uploaders.axon.Paths;
import sealbag.uploaders.delivery.Secret;
import sealbag.uploaders.folder.ImportSheet;

/// Reads where things go. Folders are relative to the home folder.
record Addresses(Path home, Values values) {
  private static final String TITLE = "WhatsApp chat export";
  static final String TAG = "whatsapp-export";

  /// What is written on the evidence.
  ///
  /// @param retentionDays instead of the general setting; empty: that one
  record Labels(
      Optional<String> category,
      String marking,
      List<String> tags,
      Optional<Integer> retentionDays) {}

  LedgerAddress ledger() {
    Optional<String> url = values.optional(Key.LEDGER_URL);
    if (url.isPresent() && !url.orElseThrow().startsWith("jdbc:postgresql:")) {
      values.problem(
          "ledger.url is not an address of PostgreSQL; write jdbc:postgresql://HOST/DATABASE, or leave it out for SQLite in the home folder");
    }
    return new LedgerAddress(
        url,
        values.optional(Key.LEDGER_USER),
        values.secret(Key.LEDGER_PASSWORD_FILE, "SEALBAG_LEDGER_PASSWORD").map(Secret::new));
  }

  /// Empty when a problem was noted.
  ///
  /// @param key of the address
  Optional<Uploaders.Destination> upload(Key key) {
    var labels =
        new Labels(
            values.optional(Key.UPLOAD_CATEGORY),
            values.text(Key.RECORDS_MARKING).strip(),
            List.of(TAG),
            Optional.empty());
    return upload(key, labels);
  }

  /// Empty when a problem was noted.
  Optional<Uploaders.Destination> upload(Key key, Labels labels) {
    URI to = uri(key);
    try {
      if ("s3".equals(to.getScheme())) {
        return new BucketValues(values).destination(to, labels.retentionDays());
      }
      if (!"axon".equals(to.getScheme())) {
        return Optional.of(folder(known(to, List.of("folder"), key, Uploaders.schemes()), labels));
      }
      Optional<String> secret = values.secret(Key.UPLOAD_SECRET_FILE, "SEALBAG_UPLOAD_SECRET");
      if (secret.isEmpty()) {
        values.problem(
            values.path(key)
                + " is an axon address, but there is no client secret; set SEALBAG_UPLOAD_SECRET or upload.client-secret-file");
        return Optional.empty();
      }
      var settings =
          new AxonUploader.Settings(
              URI.create(to.getRawSchemeSpecificPart()),
              values.text(Key.UPLOAD_PARTNER_ID),
              values.text(Key.UPLOAD_CLIENT_ID),
              new Secret(secret.orElseThrow()),
              new AxonUploader.Words(
                  TITLE,
                  labels.category().stream().toList(),
                  labels.marking(),
                  values.isOn(Key.UPLOAD_LINK_CASE),
                  labels.tags()),
              paths(),
              limits());
      return Optional.of(new Uploaders.Destination(to, Optional.of(settings)));
    } catch (IllegalArgumentException e) {
      values.problem("upload: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Uploaders.Destination folder(URI to, Labels labels) {
    return values.isOn(Key.UPLOAD_IMPORT_SHEET)
        ? new Uploaders.Destination(to, new ImportSheet(labels.category(), labels.marking()))
        : new Uploaders.Destination(to);
  }

  private Paths paths() {
    return new Paths(
        values.text(Key.UPLOAD_PATH_TOKEN),
        values.text(Key.UPLOAD_PATH_UPLOADS),
        values.text(Key.UPLOAD_PATH_EVIDENCE),
        values.text(Key.UPLOAD_PATH_USERS),
        values.text(Key.UPLOAD_PATH_CASES));
  }

  private Limits limits() {
    Limits usual = Limits.USUAL;
    return new Limits(
        usual.externalId(),
        usual.title(),
        usual.description(),
        values.mebibytes(Key.UPLOAD_LARGEST_FILE));
  }

  /// Empty when a problem was noted.
  Optional<Config.Restricted> restricted() {
    RecordsAddress records = records(Key.RECORDS_RESTRICTED_TO);
    return upload(Key.UPLOAD_RESTRICTED_TO).map(upload -> new Config.Restricted(upload, records));
  }

  RecordsAddress records(Key key) {
    URI to =
        known(
            uri(key),
            List.of("folder", "https", "http"),
            key,
            List.of("folder:PATH", "https://HOST/PATH"));
    return new RecordValues(home, values).address(to);
  }

  private URI known(URI to, List<String> schemes, Key key, List<String> usable) {
    @Nullable String scheme = to.getScheme();
    if (scheme == null || !schemes.contains(scheme)) {
      values.problem(
          values.path(key)
              + " is \""
              + values.text(key)
              + "\"; use one of "
              + String.join(", ", usable));
    }
    return to;
  }

  private URI uri(Key key) {
    String text = values.text(key);
    try {
      return text.startsWith("folder:")
          ? new URI(
              "folder",
              home.toAbsolutePath()
                  .resolve(text.substring("folder:".length()))
                  .normalize()
                  .toString(),
              null)
          : new URI(text);
    } catch (URISyntaxException _) {
      values.problem(
          values.path(key) + " is \"" + text + "\", which is no address; " + key.meaning());
      return URI.create("folder:unusable");
    }
  }
}
