package sealbag.ingest.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.covering.Supplements;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.evidence.StoredObject;
import sealbag.ingest.ledger.Export;
import sealbag.ingest.pipeline.OpenedMail.Part;
import sealbag.parsers.archive.Archive;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.archive.UnusableArchiveException;
import sealbag.uploaders.delivery.Journal;

/// What a mail without a chat brings: its attached files, or what is in the one zip that it has.
///
/// @param loose the files; empty where there is a zip
/// @param list names and hashes
record FilesWithoutChat(Optional<Part> zip, List<Part> loose, FileList list) {
  private static final String STEP = "files-without-chat";
  private static final int MOST_NOTED = 500;

  static FilesWithoutChat of(Optional<OpenedMail> mail, Budgets budgets, Spool spool)
      throws IOException {
    List<Part> attached = mail.map(OpenedMail::attached).orElse(List.of());
    if (attached.size() == 1 && Archive.looksLikeZip(Head.of(attached.getFirst().bytes().file()))) {
      try {
        Unpacked unpacked = ExportReader.zip(attached.getFirst().bytes().file(), budgets, spool);
        return new FilesWithoutChat(Optional.of(attached.getFirst()), List.of(), list(unpacked));
      } catch (UnusableArchiveException _) {
        // then it is one file like others
      }
    }
    return new FilesWithoutChat(
        Optional.empty(),
        attached,
        new FileList(
            attached.stream()
                .map(part -> new FileList.LooseFile(part.bytes().sha256(), part.name()))
                .toList()));
  }

  private static FileList list(Unpacked unpacked) {
    return new FileList(
        unpacked.besides().stream()
            .map(item -> new FileList.LooseFile(item.sha256().orElseThrow(), item.baseName()))
            .toList());
  }

  List<Supplements.File> files() {
    return files(list);
  }

  private static List<Supplements.File> files(FileList list) {
    return list.files().stream()
        .map(file -> new Supplements.File(file.name(), file.sha256().hex()))
        .toList();
  }

  /// Keeps the names until a chat comes that mentions them.
  void note(Journal journal) {
    var some = new FileList(list.files().stream().limit(MOST_NOTED).toList());
    journal.write(STEP, new String(some.bytes(), UTF_8));
  }

  /// What was noted; empty where nothing was.
  static List<Supplements.File> noted(Journal journal) {
    return journal.read(STEP).map(FileList::parse).map(FilesWithoutChat::files).orElse(List.of());
  }

  /// Keeps the files as one export.
  Export keep(EvidenceStore store) throws IOException, AlteredObjectException {
    if (zip.isPresent()) {
      Part part = zip.orElseThrow();
      StoredObject stored = store.keep(part.bytes().file());
      return new Export(Export.Kind.ZIP, stored.sha256(), stored.sizeBytes(), part.name());
    }
    for (Part part : loose) {
      store.keep(part.bytes().file());
    }
    StoredObject stored = store.keep(new ByteArrayInputStream(list.bytes()));
    return new Export(Export.Kind.FILES, stored.sha256(), stored.sizeBytes(), "FILES.txt");
  }
}
