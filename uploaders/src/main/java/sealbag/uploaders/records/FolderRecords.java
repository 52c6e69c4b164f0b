package sealbag.uploaders.records;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.folder.WriteOnceFolder;

/// Writes stubs into a folder, from which they are carried on. Needs no journal.
public final class FolderRecords implements Records {
  private final WriteOnceFolder folder;

  /// Writes into this folder, which is created when it is missing.
  public FolderRecords(Path folder) {
    this.folder = new WriteOnceFolder(folder);
  }

  @Override
  public StubReceipt create(RecordStub stub, Journal journal)
      throws DeliveryException, InterruptedException {
    byte[] json = StubJson.bytes(stub);
    String name = "stub-" + stub.number() + ".json";
    Path file = folder.put(name, new ByteArrayInputStream(json), Fingerprint.of(json));
    return new StubReceipt(file.toUri(), name);
  }
}
