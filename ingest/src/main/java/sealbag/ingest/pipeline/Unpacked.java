package sealbag.ingest.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import sealbag.ingest.catalogue.Fingerprint;
import sealbag.parsers.archive.ArchiveMake;
import sealbag.parsers.archive.UnusableArchiveException;
import sealbag.parsers.chat.Container;

/// An export with its files laid out.
///
/// @param type `zip`, `text`, `files` or `unparsed`
/// @param flags oddities of the container, as stable words
/// @param chat the chat text among the items; empty only for an export that is not parsed
/// @param make how the zip was made; empty for what is no zip
/// @param refusal why the zip may not be used before a person has decided
record Unpacked(
    String type,
    List<String> flags,
    List<Item> items,
    Optional<Item> chat,
    Optional<ArchiveMake> make,
    Optional<UnusableArchiveException> refusal) {

  Unpacked {
    flags = List.copyOf(flags);
    items = List.copyOf(items);
  }

  /// What is no zip.
  static Unpacked of(String type, List<Item> items) {
    return new Unpacked(
        type, List.of(), items, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// The same, with the chat known; what that says about the zip is among the flags.
  Unpacked withChat(Item found) {
    var known = new Unpacked(type, flags, items, Optional.of(found), make, refusal);
    return known.withMakeFlagged();
  }

  private Unpacked withMakeFlagged() {
    boolean repacked =
        fingerprint().filter(print -> print.verdict() == ArchiveMake.Verdict.REPACKED).isPresent();
    if (!repacked) {
      return this;
    }
    var more = new ArrayList<>(flags);
    more.add("REPACKED_ARCHIVE");
    return new Unpacked(type, more.stream().sorted().toList(), items, chat, make, refusal);
  }

  /// The same, sealed without being read.
  Unpacked unparsed() {
    return new Unpacked("unparsed", flags, items, Optional.empty(), make, refusal);
  }

  /// Every flag of the container and of its items, sorted.
  Set<String> allFlags() {
    var all = new TreeSet<>(flags);
    items.forEach(item -> all.addAll(item.flags()));
    return all;
  }

  /// Which program the zip seems to come from; empty for what is no zip.
  Optional<Fingerprint> fingerprint() {
    return make.map(
        how ->
            new Fingerprint(
                how, order(), how.verdict(place(), chat.map(Item::baseName).orElse(""))));
  }

  /// Where the chat stands, as far as that says anything: not where the list leaves it out, and not
  /// behind another text.
  private OptionalInt place() {
    if (chat.isEmpty() || chat.orElseThrow().isUnlisted()) {
      return OptionalInt.empty();
    }
    boolean behindText = items.getFirst().baseName().toLowerCase(Locale.ROOT).endsWith(".txt");
    return OptionalInt.of(behindText ? 1 : chat.orElseThrow().ordinal());
  }

  private Fingerprint.Order order() {
    if (chat.isEmpty()) {
      return Fingerprint.Order.NO_CHAT;
    }
    int ordinal = chat.orElseThrow().ordinal();
    return ordinal == 1
        ? Fingerprint.Order.CHAT_FIRST
        : ordinal == items.size() ? Fingerprint.Order.CHAT_LAST : Fingerprint.Order.CHAT_BETWEEN;
  }

  /// The files beside the chat text, in the order that [#container()] has them.
  List<Item> besides() {
    return items.stream().filter(item -> !isChat(item) && item.file().isPresent()).toList();
  }

  /// Where the bytes of one file are; empty for a folder and for what could not be read whole.
  Optional<Path> fileOf(int ordinal) {
    return items.stream().filter(item -> item.ordinal() == ordinal).findFirst().flatMap(Item::file);
  }

  boolean isChat(Item item) {
    return chat.filter(found -> found.ordinal() == item.ordinal()).isPresent();
  }

  Container container() {
    return type.equals("text")
        ? Container.unknown()
        : Container.of(besides().stream().map(Item::baseName).toList());
  }
}
