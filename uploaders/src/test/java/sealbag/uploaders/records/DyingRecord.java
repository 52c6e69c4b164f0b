package sealbag.uploaders.records;

import java.net.URI;
import java.nio.file.Path;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.FolderJournal;
import sealbag.uploaders.delivery.HaltingJournal;
import sealbag.uploaders.delivery.Journal;

/// One stub in a process of its own: made early, told its evidence, then what an officer answered.
final class DyingRecord {
  private DyingRecord() {}

  /// Makes and amends, and dies when it is time.
  ///
  /// @param arguments the service, the folder of the journal, and at which halt to die, as
  ///   [HaltingJournal] counts them
  public static void main(String[] arguments) throws Exception {
    var notes = new FolderJournal(Path.of(arguments[1]));
    run(URI.create(arguments[0]), new HaltingJournal(notes, Integer.parseInt(arguments[2])));
  }

  static void run(URI service, Journal journal) throws DeliveryException, InterruptedException {
    RecordStub stub = Stubs.early("SB-2026-000080");
    try (var records = Stubs.open(service)) {
      StubReceipt receipt = records.create(stub, journal);
      records.amend(receipt, Stubs.evidence(stub));
      records.amend(receipt, Stubs.answer(stub, 3));
    }
  }
}
