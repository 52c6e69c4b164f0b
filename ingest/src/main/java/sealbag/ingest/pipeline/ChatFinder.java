package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sealbag.ingest.ledger.HoldReason;
import sealbag.parsers.ChatFormats;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Container;

/// Which file of an export is the chat. A chat may hold documents that are texts themselves, so the
/// name alone decides only for `_chat.txt`, which iPhones always write; elsewhere the content does,
/// and two readings go to a person.
final class ChatFinder {
  private static final String IPHONE_NAME = "_chat.txt";

  private ChatFinder() {}

  /// The chat of the export, or why there is none.
  static Item theChat(Unpacked export) throws IOException, MustHoldException {
    List<Item> chats = chats(export);
    List<Item> iphone = chats.stream().filter(ChatFinder::isIphoneName).toList();
    List<Item> candidates = iphone.isEmpty() ? chats : iphone;
    if (candidates.size() == 1) {
      return whole(candidates.getFirst());
    }
    if (candidates.isEmpty()) {
      throw none(export);
    }
    throw new MustHoldException(
        HoldReason.AMBIGUOUS_CHAT,
        "The export holds %d chat texts (entries %s), so it is not certain which one is the chat. Ask for the export again, or look at them and decide."
            .formatted(candidates.size(), ordinals(candidates)));
  }

  private static Item whole(Item chat) throws MustHoldException {
    if (chat.flags().contains("CRC_MISMATCH") || chat.flags().contains("SIZE_LIE")) {
      throw damaged();
    }
    return chat;
  }

  private static MustHoldException damaged() {
    return new MustHoldException(
        HoldReason.DAMAGED,
        "The chat text in the zip is damaged and cannot be read whole. Ask for the export again.");
  }

  /// Every file that reads as a chat, nearest to the top folder only, in the container's order.
  static List<Item> chats(Unpacked export) throws IOException {
    var found = new ArrayList<Item>();
    List<Item> texts =
        export.items().stream()
            .filter(ChatFinder::mayBeText)
            .sorted(Comparator.comparingLong(Item::depth))
            .toList();
    for (Item item : texts) {
      boolean deeper = !found.isEmpty() && item.depth() > found.getFirst().depth();
      if (!deeper && isChat(item.file().orElseThrow())) {
        found.add(item);
      }
    }
    found.sort(Comparator.comparingInt(Item::ordinal));
    return found;
  }

  static boolean isChat(Path file) throws IOException {
    return ChatFormats.recognise(
            new ChatText(
                "", () -> Files.newInputStream(file), Container.unknown(), Optional.empty()))
        .isPresent();
  }

  private static boolean mayBeText(Item item) {
    return item.file().isPresent() && namesText(item);
  }

  private static boolean namesText(Item item) {
    return item.baseName().toLowerCase(Locale.ROOT).endsWith(".txt")
        && !item.name().decoded().startsWith("__MACOSX/");
  }

  private static boolean isIphoneName(Item item) {
    return item.baseName().equals(IPHONE_NAME);
  }

  private static MustHoldException none(Unpacked export) throws IOException {
    Optional<Item> locked =
        export.items().stream()
            .filter(item -> namesText(item) && item.flags().contains("ENCRYPTED_ENTRY"))
            .findFirst();
    if (locked.isPresent()) {
      return new MustHoldException(
          HoldReason.ENCRYPTED,
          "The zip is locked with a password. WhatsApp exports never are: ask for the file that WhatsApp made, and never for the password.");
    }
    Optional<Item> damaged =
        export.items().stream()
            .filter(item -> namesText(item) && item.file().isEmpty() && !item.folder())
            .findFirst();
    if (damaged.isPresent()) {
      return damaged();
    }
    Optional<MustHoldException> other = NoExport.ofOtherApp(NoExport.listing(export.items()));
    if (other.isPresent()) {
      return other.orElseThrow();
    }
    return new MustHoldException(
        HoldReason.NO_EXPORT,
        "The zip holds no WhatsApp chat text. If it should, ask for the export again; release the submission to seal it as it is.");
  }

  private static String ordinals(List<Item> items) {
    return String.join(
        " and ", items.stream().map(item -> String.valueOf(item.ordinal())).toList());
  }
}
