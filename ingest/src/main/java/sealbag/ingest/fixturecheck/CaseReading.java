package sealbag.ingest.fixturecheck;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.pipeline.ChatTexts;
import sealbag.ingest.pipeline.ChatTexts.NoChatException;
import sealbag.parsers.ChatFormats;
import sealbag.parsers.archive.Archive;
import sealbag.parsers.archive.ArchiveEntry;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.archive.UnusableArchiveException;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.JsonLines;

/// One export, read: its chats, and the files beside them.
///
/// @param files names of all files of the zip that are no chat; empty for a bare text
record CaseReading(List<ChatReading> chats, List<ExportFile> files) {

  CaseReading {
    chats = List.copyOf(chats);
    files = List.copyOf(files);
  }

  /// The number of records of all chats.
  long records() {
    return chats.stream().mapToLong(chat -> chat.records().size()).sum();
  }

  /// A file beside the chat.
  ///
  /// @param name its whole name in the zip
  /// @param bytes what is in it
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  record ExportFile(String name, byte[] bytes) {

    /// The name without folders.
    String baseName() {
      return name.substring(name.lastIndexOf('/') + 1);
    }
  }

  /// Reads the export as every command does.
  ///
  /// @throws NoChatException when no chat can be found in it
  static CaseReading of(Path export) throws IOException, NoChatException {
    var chats = new ArrayList<ChatReading>();
    try (ChatTexts texts = ChatTexts.open(export, Budgets.standard(), Optional.empty())) {
      for (ChatText text : texts.all()) {
        chats.add(read(text, export));
      }
    }
    return new CaseReading(chats, beside(export, chats));
  }

  private static ChatReading read(ChatText text, Path export) throws IOException {
    byte[] said = said(text);
    boolean repeats = Arrays.equals(said, said(text));
    Optional<String> entry =
        text.container().isKnown()
            ? Optional.of(text.file().substring(export.toString().length() + "!/".length()))
            : Optional.empty();
    try (InputStream bytes = text.bytes().open()) {
      return new ChatReading(
          entry, new SourceText(bytes.readAllBytes()), ChatReading.objects(said), repeats);
    }
  }

  private static byte[] said(ChatText text) throws IOException {
    var out = new ByteArrayOutputStream();
    if (!ChatFormats.read(text, new JsonLines(out))) {
      throw new IllegalStateException("a chat that was recognised is not read");
    }
    return out.toByteArray();
  }

  private static List<ExportFile> beside(Path export, List<ChatReading> chats) throws IOException {
    boolean zip = chats.stream().anyMatch(chat -> chat.entry().isPresent());
    if (!zip) {
      return List.of();
    }
    var files = new ArrayList<ExportFile>();
    try (var archive = Archive.open(Files.newByteChannel(export), Budgets.standard())) {
      for (ArchiveEntry entry : archive.entries()) {
        boolean chat = chats.stream().anyMatch(one -> one.entry().get().equals(entry.name()));
        if (!chat && !entry.directory()) {
          var bytes = new ByteArrayOutputStream();
          archive.read(entry, bytes);
          files.add(new ExportFile(entry.name(), bytes.toByteArray()));
        }
      }
      return files;
    } catch (UnusableArchiveException e) {
      throw new IOException("the zip could be opened once, but not twice", e);
    }
  }
}
