package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.ledger.Export;
import sealbag.ingest.ledger.HoldReason;
import sealbag.parsers.archive.Budgets;

/// Lays the files of one export out, and finds its chat.
record Unpacking(EvidenceStore store, Budgets budgets, Relating relating) {

  /// The export with its chat; without one where it goes on unread, or brings files of another
  /// chat.
  Unpacked unpack(Sealing.Job job, Spool spool)
      throws IOException, MustHoldException, AlteredObjectException {
    return job.ruling().unparsed() ? unread(job.export(), spool) : read(job, spool);
  }

  /// Nothing is unpacked; what can be said about a zip without that is said, and loose files are
  /// all there.
  private Unpacked unread(Export export, Spool spool) throws IOException, AlteredObjectException {
    if (export.kind() == Export.Kind.FILES) {
      return ExportReader.files(store.use(export.sha256()), store);
    }
    return UnreadZip.describe(store.use(export.sha256()), budgets, spool)
        .orElseGet(() -> Unpacked.of("unparsed", List.of()));
  }

  private Unpacked read(Sealing.Job job, Spool spool)
      throws IOException, MustHoldException, AlteredObjectException {
    Export export = job.export();
    Path bytes = store.use(export.sha256());
    Unpacked unpacked =
        switch (export.kind()) {
          case TEXT -> ExportReader.text(bytes, export.name(), export.sha256(), export.sizeBytes());
          case FILES -> ExportReader.files(bytes, store);
          case ZIP -> ZipExport.of(bytes, budgets, spool, job.ruling()).read(_ -> true);
          case OTHER -> Unpacked.of("unparsed", List.of());
        };
    if (export.kind() == Export.Kind.TEXT || export.kind() == Export.Kind.OTHER) {
      return unpacked;
    }
    try {
      return unpacked.withChat(ChatFinder.theChat(unpacked, job.ruling().chat()));
    } catch (MustHoldException none) {
      if (none.reason() == HoldReason.NO_EXPORT && relating.isOfAnother(job, unpacked)) {
        return unpacked;
      }
      throw none;
    }
  }
}
