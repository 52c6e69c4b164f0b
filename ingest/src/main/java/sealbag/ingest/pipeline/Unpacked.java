package sealbag.ingest.pipeline;

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

  boolean isChat(Item item) {
    return chat.filter(found -> found.ordinal() == item.ordinal()).isPresent();
  }

  Container container() {
    return type.equals("text")
        ? Container.unknown()
        : Container.of(besides().stream().map(Item::baseName).toList());
  }
}
