package sealbag.ingest.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sealbag.parsers.chat.Container;

/// An export with its files laid out.
///
/// @param type `zip`, `text`, `files` or `unparsed`
/// @param flags oddities of the container, as stable words
/// @param chat the chat text among the items; empty only for an export that is not parsed
record Unpacked(String type, List<String> flags, List<Item> items, Optional<Item> chat) {

  Unpacked {
    flags = List.copyOf(flags);
    items = List.copyOf(items);
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
