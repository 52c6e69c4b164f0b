package sealbag.ingest.pipeline;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sealbag.ingest.ledger.Ruling;
import sealbag.parsers.archive.Archive;
import sealbag.parsers.archive.ArchiveMake;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.DateOrder;

/// The chat texts in one file, for looking at without keeping anything: the file itself, or each
/// chat of a zip in turn.
public final class ChatTexts implements Closeable {
  private final Path folder;
  private final Spool spool;
  private final List<ChatText> all = new ArrayList<>();
  private Optional<ZipSummary> container = Optional.empty();

  private ChatTexts() throws IOException {
    folder = Files.createTempDirectory("sealbag");
    spool = new Spool(folder);
  }

  /// The file holds no chat that can be read. The message is one plain sentence.
  public static final class NoChatException extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean damaged;

    @SuppressWarnings("serial") // never serialized
    private final Set<String> flags;

    NoChatException(boolean damaged, String sentence) {
      this(damaged, sentence, Set.of());
    }

    NoChatException(boolean damaged, String sentence, Set<String> flags) {
      super(sentence);
      this.damaged = damaged;
      this.flags = flags;
    }

    /// What is odd about the zip, as stable words, sorted.
    public Set<String> flags() {
      return flags;
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
    } else if (UnreadZip.isBehindSomething(file)) {
      zip(file, budgets, given);
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
    Unpacked unpacked = unpacked(file, budgets);
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
    container = Optional.of(summary(unpacked));
  }

  private Unpacked unpacked(Path file, Budgets budgets) throws IOException, NoChatException {
    try {
      Unpacked unpacked = ZipExport.of(file, budgets, spool, Ruling.none()).read(ZipExport::isText);
      if (ChatFinder.chats(unpacked).isEmpty()) {
        ChatFinder.theChat(unpacked); // says why there is none
      }
      return unpacked;
    } catch (MustHoldException e) {
      boolean damaged =
          switch (e.reason()) {
            case NO_EXPORT, OTHER_APP -> false;
            default -> true;
          };
      throw new NoChatException(damaged, e.sentence(), e.seen().flags());
    }
  }

  private static ZipSummary summary(Unpacked unpacked) throws IOException {
    Unpacked known = unpacked;
    Optional<String> hold = Optional.empty();
    try {
      known = unpacked.withChat(ChatFinder.theChat(unpacked));
    } catch (MustHoldException e) {
      hold = Optional.of(e.reason() + ": " + e.sentence());
    }
    return new ZipSummary(
        (int) known.items().stream().filter(item -> !item.folder()).count(),
        known.allFlags(),
        known.fingerprint().orElseThrow().verdict(),
        hold);
  }

  /// What there is to say about a zip beside its chats.
  ///
  /// @param files number of its files
  /// @param flags oddities of the zip and its entries that show without unpacking more than its
  ///   texts, as stable words, sorted
  /// @param likeness which program it seems to come from
  /// @param hold why `import` would hold it, with the reason's word; empty when it would not
  public record ZipSummary(
      int files, Set<String> flags, ArchiveMake.Verdict likeness, Optional<String> hold) {}

  /// About the zip that the chats are in; empty for a bare text.
  public Optional<ZipSummary> zip() {
    return container;
  }

  @Override
  public void close() throws IOException {
    spool.close();
    Files.delete(folder);
  }
}
