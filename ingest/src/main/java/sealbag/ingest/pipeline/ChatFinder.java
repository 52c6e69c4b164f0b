package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Seen;
import sealbag.parsers.ChatFormats;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Container;

/// Which file of an export is the chat. A chat may hold documents that are texts themselves, so the
/// name alone decides only for `_chat.txt`, which iPhones always write; elsewhere the content does,
/// and two readings go to a person.
final class ChatFinder {
  private ChatFinder() {}

  /// The chat of the export, or why there is none.
  static Item theChat(Unpacked export) throws IOException, MustHoldException {
    return theChat(export, Optional.empty());
  }

  /// @param chosen the text that a person decided for
  static Item theChat(Unpacked export, Optional<Sha256> chosen)
      throws IOException, MustHoldException {
    ChatCandidates candidates = candidates(export);
    Optional<Item> decided = chosen.flatMap(candidates::withHash);
    if (decided.isPresent()) {
      return whole(export, decided.orElseThrow());
    }
    if (candidates.texts().isEmpty()) {
      throw none(export);
    }
    if (candidates.isAmbiguous()) {
      throw candidates.ambiguous();
    }
    return whole(export, candidates.texts().getFirst());
  }

  /// Whether more than one text can be the chat.
  static boolean isAmbiguous(Unpacked export) throws IOException {
    return candidates(export).isAmbiguous();
  }

  private static ChatCandidates candidates(Unpacked export) throws IOException {
    return ChatCandidates.among(export, chats(export));
  }

  private static Item whole(Unpacked export, Item chat) throws MustHoldException {
    if (chat.flags().contains("CRC_MISMATCH") || chat.flags().contains("SIZE_LIE")) {
      throw damaged(export);
    }
    return chat;
  }

  private static MustHoldException damaged(Unpacked export) {
    return hold(
        export,
        HoldReason.DAMAGED,
        "The chat text in the zip is damaged and cannot be read whole. Ask for the export again.");
  }

  private static MustHoldException hold(Unpacked export, HoldReason reason, String sentence) {
    return new MustHoldException(reason, sentence, Seen.flags(export.allFlags()));
  }

  /// Every file that reads as a chat, in the container's order: of those that its list has only the
  /// nearest to the top folder, of those that it leaves out all.
  static List<Item> chats(Unpacked export) throws IOException {
    var found = new ArrayList<Item>();
    long nearest = Long.MAX_VALUE;
    for (Item item : export.items()) {
      if (mayBeText(item) && isChat(item.file().orElseThrow())) {
        found.add(item);
        nearest = item.isUnlisted() ? nearest : Math.min(nearest, item.depth());
      }
    }
    long depth = nearest;
    Predicate<Item> deeper = item -> !item.isUnlisted() && item.depth() > depth;
    return found.stream().filter(deeper.negate()).toList();
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

  private static MustHoldException none(Unpacked export) throws IOException {
    if (export.items().stream()
        .anyMatch(item -> namesText(item) && item.flags().contains("ENCRYPTED_ENTRY"))) {
      return hold(
          export,
          HoldReason.ENCRYPTED,
          "The zip is locked with a password. WhatsApp exports never are: ask for the file that WhatsApp made, and never for the password.");
    }
    if (export.items().stream()
        .anyMatch(item -> namesText(item) && item.file().isEmpty() && !item.folder())) {
      return damaged(export);
    }
    Optional<MustHoldException> other = NoExport.ofOtherApp(NoExport.listing(export.items()));
    if (other.isPresent()) {
      return other.orElseThrow();
    }
    return hold(
        export,
        HoldReason.NO_EXPORT,
        "The zip holds no WhatsApp chat text. If it should, ask for the export again; release the submission to seal it as it is.");
  }
}
