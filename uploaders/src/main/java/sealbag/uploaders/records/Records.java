package sealbag.uploaders.records;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Journal;

/// Creates the record stub of one submission, and adds to it.
///
/// Each call makes a single attempt; the caller decides when to try again. Doing the same again is
/// harmless. Several threads may share an instance as long as no two send the same stub.
public interface Records extends AutoCloseable {

  /// Sends the stub and returns where it is.
  ///
  /// @param journal what earlier attempts with this stub wrote down
  StubReceipt create(RecordStub stub, Journal journal)
      throws DeliveryException, InterruptedException;

  /// Adds to a stub that was created. Nothing that it says, or that a clerk wrote, is lost.
  ///
  /// @param stub as [#create] returned it
  void amend(StubReceipt stub, Addendum addendum) throws DeliveryException, InterruptedException;

  @Override
  default void close() {}

  /// The kinds of address that can be opened, for messages and help.
  static List<String> schemes() {
    return List.of("folder:PATH", "https://HOST/PATH");
  }

  /// Opens a records system.
  ///
  /// @param clock of this machine, which may be what is wrong where the service refuses
  /// @throws IllegalArgumentException when the address cannot be used
  static Records open(URI to, Shape shape, HttpRecords.Identity identity, InstantSource clock) {
    @Nullable String scheme = to.getScheme();
    return switch (scheme == null ? "" : scheme) {
      case "folder" -> new FolderRecords(Path.of(to.getSchemeSpecificPart()), shape);
      case "https", "http" -> new HttpRecords(new HttpRecords.Settings(to, shape, identity), clock);
      default ->
          throw new IllegalArgumentException(
              "records address: use one of " + String.join(", ", schemes()));
    };
  }
}
