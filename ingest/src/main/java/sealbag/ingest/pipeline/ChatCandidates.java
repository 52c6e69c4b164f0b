package sealbag.ingest.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Seen;

/// The texts of one export that can be its chat, in the container's order. A person is told of them
/// as chat 1, chat 2 and so on; what is decided is kept by hash.
record ChatCandidates(Unpacked export, List<Item> texts) {
  private static final String IPHONE_NAME = "_chat.txt";
  private static final int NAMED = 3;
  private static final int NAME_LENGTH = 24;

  ChatCandidates {
    texts = List.copyOf(texts);
  }

  /// A chat may hold documents that are chats themselves, so the name decides for `_chat.txt`,
  /// which iPhones always write; what the container's list leaves out always counts.
  static ChatCandidates among(Unpacked export, List<Item> chats) {
    boolean iphone = chats.stream().anyMatch(ChatCandidates::isIphoneName);
    return new ChatCandidates(
        export,
        chats.stream().filter(item -> !iphone || isIphoneName(item) || item.isUnlisted()).toList());
  }

  private static boolean isIphoneName(Item item) {
    return item.baseName().equals(IPHONE_NAME);
  }

  /// Whether two programs, or two people, could take different texts for the chat.
  boolean isAmbiguous() {
    long different = texts.stream().flatMap(item -> item.sha256().stream()).distinct().count();
    return different > 1
        || texts.stream().anyMatch(text -> text.isUnlisted() || isContradicted(text));
  }

  private boolean isContradicted(Item text) {
    return export.items().stream().anyMatch(text::isSameEntryAs);
  }

  Optional<Item> withHash(Sha256 chosen) {
    return texts.stream()
        .filter(item -> item.sha256().filter(chosen::equals).isPresent())
        .findFirst();
  }

  MustHoldException ambiguous() {
    return new MustHoldException(
        HoldReason.AMBIGUOUS_CHAT, sentence(), new Seen(export.allFlags(), hashes()));
  }

  private List<Sha256> hashes() {
    return texts.stream().map(item -> item.sha256().orElseThrow()).toList();
  }

  private String sentence() {
    var named = new ArrayList<String>();
    for (Item text : texts.subList(0, Math.min(NAMED, texts.size()))) {
      named.add(
          "chat %d is entry %d (%s)".formatted(named.size() + 1, text.ordinal(), about(text)));
    }
    if (texts.size() > NAMED) {
      named.add("and %d more".formatted(texts.size() - NAMED));
    }
    String choice =
        switch (texts.size()) {
          case 1 -> "--chat 1";
          case 2 -> "--chat 1 or --chat 2";
          default -> "--chat and its number";
        };
    return "It is not certain which text is the chat: %s. Look at them with inspect, then release with %s."
        .formatted(String.join("; ", named), choice);
  }

  private String about(Item text) {
    String odd = "";
    if (isContradicted(text)) {
      odd = text.isUnlisted() ? ", as the entry's own header has it" : ", as the zip's list has it";
    } else if (text.isUnlisted()) {
      odd = ", not in the zip's list";
    }
    return "\"%s\", %,d bytes%s".formatted(shortened(text.baseName()), text.sizeBytes(), odd);
  }

  /// Told as it is; whoever prints it makes it safe for where it goes.
  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= NAME_LENGTH
        ? name
        : name.substring(0, name.offsetByCodePoints(0, NAME_LENGTH)) + "…";
  }
}
