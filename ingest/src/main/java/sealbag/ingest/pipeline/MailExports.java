package sealbag.ingest.pipeline;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.evidence.StoredObject;
import sealbag.ingest.ledger.Export;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.pipeline.OpenedMail.Part;
import sealbag.parsers.archive.Archive;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.archive.UnusableArchiveException;

/// The exports that a mail holds: every zip with a chat or that cannot be looked into, every chat
/// text; a chat text with loose files beside it is one export together with them.
final class MailExports {
  private final EvidenceStore store;
  private final Budgets budgets;
  private final OpenedMail mail;
  private final Spool spool;

  MailExports(EvidenceStore store, Budgets budgets, OpenedMail mail, Spool spool) {
    this.store = store;
    this.budgets = budgets;
    this.mail = mail;
    this.spool = spool;
  }

  /// All of them, in the order of the mail, equal ones once; empty when there is none.
  List<Export> all() throws IOException, MustHoldException, AlteredObjectException {
    var zips = new ArrayList<Part>();
    var texts = new ArrayList<Part>();
    for (Part part : mail.parts()) {
      if (isExportZip(part)) {
        zips.add(part);
      } else if (part.isAttached() && ChatFinder.isChat(part.bytes().file())) {
        texts.add(part);
      }
    }
    if (zips.isEmpty() && texts.isEmpty()) {
      texts.addAll(chatsInTheText());
    }
    List<Part> besides = new ArrayList<>(besides(texts));
    if (zips.isEmpty() && !texts.isEmpty() && !besides.isEmpty()) {
      return List.of(looseFiles(texts, besides));
    }
    var exports = new ArrayList<Export>();
    for (Part part : mail.parts()) {
      if (zips.contains(part) || texts.contains(part)) {
        Export export = keep(zips.contains(part) ? Export.Kind.ZIP : Export.Kind.TEXT, part);
        boolean again = exports.stream().anyMatch(one -> one.sha256().equals(export.sha256()));
        if (!again) {
          exports.add(export);
        }
      }
    }
    return exports;
  }

  /// A zip under any name, type and disposition. One that cannot be looked into may hold a chat:
  /// its own submission says what is wrong with it; of what begins as something else (a picture)
  /// only one with a chat counts.
  private boolean isExportZip(Part part) throws IOException {
    Path file = part.bytes().file();
    boolean zip = Archive.looksLikeZip(Head.of(file));
    if (part.opened().isPresent() || !(zip || UnreadZip.isBehindSomething(file))) {
      return false;
    }
    try {
      Unpacked unpacked = ExportReader.zip(file, budgets, spool);
      boolean unread =
          unpacked.items().stream().anyMatch(item -> !item.folder() && item.file().isEmpty());
      return !ChatFinder.chats(unpacked).isEmpty() || (zip && unread);
    } catch (UnusableArchiveException _) {
      return zip;
    }
  }

  /// A chat that was sent as the mail's own text. The same chat may be there as text and as page;
  /// only the text is one.
  private List<Part> chatsInTheText() throws IOException {
    for (Part part : mail.parts()) {
      if (part.isCoveringText()
          && part.about().contentType().equals("text/plain")
          && ChatFinder.isChat(part.bytes().file())) {
        return List.of(part);
      }
    }
    return List.of();
  }

  /// The attached files that are no chat, and pictures of the mail's page that the chat names.
  private List<Part> besides(List<Part> texts) throws IOException {
    var besides = new ArrayList<Part>();
    for (Part part : mail.parts()) {
      boolean furniture = part.opened().isEmpty() && Furniture.is(part.about());
      boolean loose =
          part.isAttached()
              || (furniture && part.about().isFurniture() && isNamed(texts, part.name()));
      if (loose && !texts.contains(part)) {
        besides.add(part);
      }
    }
    return besides;
  }

  private static boolean isNamed(List<Part> texts, String name) throws IOException {
    String bytes = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    for (Part text : texts) {
      try (BufferedReader lines =
          Files.newBufferedReader(text.bytes().file(), StandardCharsets.ISO_8859_1)) {
        if (lines.lines().anyMatch(line -> line.contains(bytes))) {
          return true;
        }
      }
    }
    return false;
  }

  private Export looseFiles(List<Part> texts, List<Part> besides)
      throws IOException, MustHoldException, AlteredObjectException {
    if (texts.size() > 1) {
      throw new MustHoldException(
          HoldReason.AMBIGUOUS_CHAT,
          "The mail holds %d chat texts and loose files, so it is not certain which files belong to which chat. Ask for one mail for each chat."
              .formatted(texts.size()));
    }
    var files = new ArrayList<FileList.LooseFile>();
    for (Part part : mail.parts()) {
      if (texts.contains(part) || besides.contains(part)) {
        files.add(new FileList.LooseFile(store.keep(part.bytes().file()).sha256(), part.name()));
      }
    }
    StoredObject list = store.keep(new ByteArrayInputStream(new FileList(files).bytes()));
    return new Export(Export.Kind.FILES, list.sha256(), list.sizeBytes(), "FILES.txt");
  }

  private Export keep(Export.Kind kind, Part part) throws IOException, AlteredObjectException {
    StoredObject stored = store.keep(part.bytes().file());
    return new Export(kind, stored.sha256(), stored.sizeBytes(), part.name());
  }
}
