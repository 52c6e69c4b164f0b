package sealbag.ingest.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import sealbag.ingest.receipts.Address;
import sealbag.uploaders.delivery.Secret;
import sealbag.uploaders.http.Tls;
import sealbag.uploaders.records.HttpRecords;
import sealbag.uploaders.records.RecordStub;
import sealbag.uploaders.records.Shape;

/// Reads the section `[records]`; problems are noted.
record RecordValues(Path home, Values values) {

  RecordsAddress address(URI to) {
    boolean isFolder = "folder".equals(to.getScheme());
    return new RecordsAddress(
        to,
        shape(),
        isFolder ? HttpRecords.Identity.none() : new HttpRecords.Identity(login(), tls()),
        new RecordsAddress.Terms(handling(), earlyAfter(), mailTo()));
  }

  private Optional<HttpRecords.Login> login() {
    return values
        .optional(Key.RECORDS_CLIENT_ID)
        .flatMap(
            id ->
                values
                    .secret(Key.RECORDS_SECRET_FILE, "SEALBAG_RECORDS_SECRET")
                    .map(secret -> new HttpRecords.Login(id, new Secret(secret))));
  }

  private Tls tls() {
    Optional<Tls.Shown> shown =
        path(Key.RECORDS_CERTIFICATE_FILE)
            .map(file -> new Tls.Shown(file, path(Key.RECORDS_KEY_FILE), password()));
    if (shown.isEmpty() && values.optional(Key.RECORDS_KEY_FILE).isPresent()) {
      values.problem(
          "records.client-key-file is set, but records.client-certificate-file is not; give both or none");
    }
    try {
      return Tls.of(shown, path(Key.RECORDS_AUTHORITY_FILE));
    } catch (IOException e) {
      values.problem("records: " + e.getMessage());
      return Tls.usual();
    }
  }

  private Optional<Secret> password() {
    return values
        .secret(Key.RECORDS_CERTIFICATE_PASSWORD_FILE, "SEALBAG_RECORDS_CERTIFICATE_PASSWORD")
        .map(Secret::new);
  }

  private Optional<Path> path(Key key) {
    return values.optional(key).map(home::resolve);
  }

  private Shape shape() {
    try {
      return new Shape(values.text(Key.RECORDS_PATH), values.text(Key.RECORDS_TYPE));
    } catch (IllegalArgumentException e) {
      values.problem("records: " + e.getMessage());
      return Shape.USUAL;
    }
  }

  private RecordStub.Handling handling() {
    String instructions = values.text(Key.RECORDS_HANDLING).strip().replaceAll("\\s+", " ");
    try {
      return new RecordStub.Handling(
          values.text(Key.RECORDS_MARKING), instructions, values.optional(Key.RECORDS_CATEGORY));
    } catch (IllegalArgumentException e) {
      values.problem(
          "records.marking is \"" + values.text(Key.RECORDS_MARKING) + "\"; " + e.getMessage());
      return new RecordStub.Handling(
          RecordStub.Handling.USUAL, instructions, values.optional(Key.RECORDS_CATEGORY));
    }
  }

  private Optional<Address> mailTo() {
    Optional<String> text = values.optional(Key.RECORDS_MAIL_TO);
    Optional<Address> address = text.flatMap(Address::of);
    if (text.isPresent() && address.isEmpty()) {
      values.problem(
          "records.mail-to is \"%s\"; give a bare address such as name@example.org"
              .formatted(text.orElseThrow()));
    }
    return address;
  }

  private Optional<Duration> earlyAfter() {
    return values.text(Key.RECORDS_EARLY_HOURS).equals("0")
        ? Optional.empty()
        : Optional.of(Duration.ofHours(values.count(Key.RECORDS_EARLY_HOURS)));
  }
}
