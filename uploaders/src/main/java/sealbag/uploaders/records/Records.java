package sealbag.uploaders.records;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Journal;

/// Creates the record stub of one submission.
///
/// Each call makes a single attempt; the caller decides when to try again. Creating the same stub
/// again is harmless. Several threads may share an instance as long as no two send the same stub.
public interface Records extends AutoCloseable {

  /// Sends the stub and returns where it is.
  ///
  /// @param journal what earlier attempts with this stub wrote down
  StubReceipt create(RecordStub stub, Journal journal)
      throws DeliveryException, InterruptedException;

  @Override
  default void close() {}

  /// The kinds of address that can be opened, for messages and help.
  static List<String> schemes() {
    return List.of("folder:PATH", "https://HOST/PATH");
  }

  /// Opens a records system that asks for no login.
  static Records open(URI to) {
    return open(to, Optional.empty());
  }

  /// Opens a records system.
  ///
  /// @throws IllegalArgumentException when the address cannot be used
  static Records open(URI to, Optional<HttpRecords.Login> login) {
    @Nullable String scheme = to.getScheme();
    return switch (scheme == null ? "" : scheme) {
      case "folder" -> new FolderRecords(Path.of(to.getSchemeSpecificPart()));
      case "https", "http" -> new HttpRecords(new HttpRecords.Settings(to, login));
      default ->
          throw new IllegalArgumentException(
              "records address: use one of " + String.join(", ", schemes()));
    };
  }
}
