package sealbag.ingest.pipeline;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sealbag.parsers.archive.Archive;
import sealbag.parsers.archive.ArchiveEntry;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.archive.UnusableArchiveException;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.DateOrder;

/// The chat texts in one file, for looking at without keeping anything: the file itself, or each
/// chat of a zip in turn.
public final class ChatTexts implements Closeable {
  private final Path folder;
  private final Spool spool;
  private final List<ChatText> all = new ArrayList<>();

  private ChatTexts() throws IOException {
    folder = Files.createTempDirectory("sealbag");
    spool = new Spool(folder);
  }

  /// The file holds no chat that can be read. The message is one plain sentence.
  public static final class NoChatException extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean damaged;

    NoChatException(boolean damaged, String sentence) {
      super(sentence);
      this.damaged = damaged;
    }

    /// Whether the input is damaged or unsafe, rather than something else than a chat.
    public boolean isDamaged() {
      return damaged;
    }
  }

  /// Opens `file`. Close the result to remove its scratch files.
  public static ChatTexts open(Path file, Budgets budgets, Optional<DateOrder> given)
      throws IOException, NoChatException {
    var texts = new ChatTexts();
    try {
      texts.find(file, budgets, given);
      return texts;
    } catch (IOException | NoChatException e) {
      texts.close();
      throw e;
    }
  }

  /// Every chat text, in the order of the zip.
  public List<ChatText> all() {
    return List.copyOf(all);
  }

  private void find(Path file, Budgets budgets, Optional<DateOrder> given)
      throws IOException, NoChatException {
    if (Archive.looksLikeZip(Head.of(file))) {
      zip(file, budgets, given);
    } else if (ChatFinder.isChat(file)) {
      all.add(new ChatText(file.toString(), () -> open(file), Container.unknown(), given));
    } else {
      throw new NoChatException(
          false,
          "It is not a WhatsApp chat export. Give the zip or the text that WhatsApp's \"Export chat\" made.");
    }
  }

  private static InputStream open(Path file) throws IOException {
    return Files.newInputStream(file);
  }

  private void zip(Path file, Budgets budgets, Optional<DateOrder> given)
      throws IOException, NoChatException {
    Unpacked unpacked;
    try {
      unpacked = ExportReader.zip(file, budgets, spool, ChatTexts::isText);
    } catch (UnusableArchiveException e) {
      throw new NoChatException(true, String.valueOf(e.getMessage()));
    }
    for (Item chat : ChatFinder.chats(unpacked)) {
      List<String> others =
          unpacked.items().stream()
              .filter(item -> !item.folder() && item.ordinal() != chat.ordinal())
              .map(Item::baseName)
              .toList();
      Path text = chat.file().orElseThrow();
      all.add(
          new ChatText(
              file + "!/" + chat.name().decoded(), () -> open(text), Container.of(others), given));
    }
    if (all.isEmpty()) {
      throw none(unpacked);
    }
  }

  private static NoChatException none(Unpacked unpacked) throws IOException {
    try {
      ChatFinder.theChat(unpacked);
      throw new IllegalStateException("a chat was found after all");
    } catch (MustHoldException e) {
      boolean damaged =
          switch (e.reason()) {
            case NO_EXPORT, OTHER_APP -> false;
            default -> true;
          };
      return new NoChatException(damaged, e.sentence());
    }
  }

  private static boolean isText(ArchiveEntry entry) {
    return entry.name().toLowerCase(Locale.ROOT).endsWith(".txt");
  }

  @Override
  public void close() throws IOException {
    spool.close();
    Files.delete(folder);
  }
}
