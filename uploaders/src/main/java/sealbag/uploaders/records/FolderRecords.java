package sealbag.uploaders.records;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.folder.WriteOnceFolder;

/// Writes stubs into a folder, from which they are carried on, and what is added to one into a file
/// beside it. Needs no journal.
public final class FolderRecords implements Records {
  private final WriteOnceFolder folder;
  private final Shape shape;

  /// Writes into this folder, which is created when it is missing.
  public FolderRecords(Path folder, Shape shape) {
    this.folder = new WriteOnceFolder(folder);
    this.shape = shape;
  }

  @Override
  public StubReceipt create(RecordStub stub, Journal journal)
      throws DeliveryException, InterruptedException {
    String name = "stub-" + stub.number() + ".json";
    return new StubReceipt(put(name, StubJson.bytes(stub, shape)).toUri(), name);
  }

  @Override
  public void amend(StubReceipt stub, Addendum addendum)
      throws DeliveryException, InterruptedException {
    String name = "stub-%s.%d.json".formatted(addendum.number(), addendum.n());
    put(name, AddendumJson.bytes(addendum, shape));
  }

  private Path put(String name, byte[] json) throws DeliveryException, InterruptedException {
    return folder.put(name, new ByteArrayInputStream(json), Fingerprint.of(json));
  }
}
