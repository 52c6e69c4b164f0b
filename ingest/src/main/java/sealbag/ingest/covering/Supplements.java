package sealbag.ingest.covering;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/// How a new export stands to earlier ones of the same officer. Only what is proven is said; an
/// export of another officer is never looked at, and nothing is said about one.
///
/// @param window how long before the new export an earlier one may have come, inclusive
public record Supplements(Duration window) {
  private static final int MOST_COMPARED = 20;

  /// An earlier submission.
  ///
  /// @param officer the address it came from; compared letter by letter
  /// @param chatTitle empty where the name of the export gave none
  /// @param textSha256 of the whole chat text, lower-case hex
  /// @param missing names in the chat whose files did not come
  /// @param at when it came
  public record Earlier(
      String number,
      String officer,
      Optional<String> chatTitle,
      String textSha256,
      long textBytes,
      List<String> missing,
      Instant at) {
    public Earlier {
      missing = List.copyOf(missing);
    }
  }

  /// The new one.
  ///
  /// @param textBytes 0 where only media came
  /// @param firstBytes the SHA-256 of the first so many bytes of the chat text, lower-case hex;
  ///   asked for at most `textBytes`
  /// @param compared how far the chat text of an earlier one and this one agree; asked only where
  ///   both have the same title
  public record Later(
      String officer,
      Optional<String> chatTitle,
      long textBytes,
      LongFunction<String> firstBytes,
      Function<Earlier, Agreement> compared,
      List<File> files,
      Instant at) {
    public Later {
      files = List.copyOf(files);
    }
  }

  /// How far two chat texts agree, from their first byte on.
  ///
  /// @param records those that both have whole
  public record Agreement(long records, long bytes) {
    /// Nothing agrees, or the texts cannot be compared.
    public static final Agreement NONE = new Agreement(0, 0);
  }

  /// One file of the new export.
  public record File(String name, String sha256) {}

  /// A file that an earlier chat names and that did not come with it.
  ///
  /// @param missing the name in the earlier chat
  /// @param exact whether the names are the same letter by letter, or only without regard to case
  ///   and to how letters are composed
  public record Supplied(String missing, File file, boolean exact) {}

  /// How the two stand.
  public sealed interface Relation {
    /// Nothing ties it to an earlier one.
    record Unrelated() implements Relation {}

    /// The chat text is that of an earlier one, byte for byte.
    ///
    /// @param supplied what the earlier one lacked and this one has
    record Same(String number, List<Supplied> supplied) implements Relation {}

    /// The chat text begins with the whole of an earlier one.
    ///
    /// @param addedBytes how much longer it is
    record Longer(String number, long addedBytes, List<Supplied> supplied) implements Relation {}

    /// It has files that an earlier one lacked; of the text nothing is proven.
    record Supplies(String number, List<Supplied> supplied) implements Relation {}

    /// The chat text is the beginning of an earlier one, which goes on.
    record Shorter(String number, Agreement agreement) implements Relation {}

    /// The title is the same, and so are the first records; then the texts differ.
    record Diverges(String number, Agreement agreement) implements Relation {}

    /// Only the chat's title is the same, which proves nothing.
    ///
    /// @param numbers the latest first
    record SameTitle(List<String> numbers) implements Relation {}

    /// It fits several: a person must say which.
    ///
    /// @param proven each of them by itself
    record NeedsJoin(List<Relation> proven) implements Relation {}
  }

  public Supplements {
    if (window.isNegative()) {
      throw new IllegalArgumentException("a window of less than nothing: " + window);
    }
  }

  /// Looks for what the new export has to do with earlier ones.
  ///
  /// @param earlier in any order; those of other officers or outside of the window are passed over
  public Relation relate(List<Earlier> earlier, Later later) {
    List<Earlier> near =
        earlier.stream()
            .filter(one -> one.officer().equals(later.officer()) && isNear(one.at(), later.at()))
            .sorted(
                Comparator.comparingLong(Earlier::textBytes).thenComparing(Earlier::at).reversed())
            .toList();
    var proven = new ArrayList<Relation>();
    var texts = new ArrayList<Earlier>();
    var supplied = new HashSet<String>();
    for (Earlier one : near) {
      Optional<Relation> relation = proven(one, later);
      boolean begins = relation.filter(Supplements::isOfText).isPresent();
      // Of texts that each begin with the one before, the longest is the one that was continued.
      boolean shorter = texts.stream().anyMatch(text -> text.textBytes() > one.textBytes());
      List<String> names = relation.map(Supplements::names).orElse(List.of());
      if (relation.isPresent() && !(begins && shorter && supplied.containsAll(names))) {
        proven.add(relation.orElseThrow());
      }
      if (begins) {
        texts.add(one);
        supplied.addAll(names);
      }
    }
    return switch (proven.size()) {
      case 0 -> sameTitle(near, later);
      case 1 -> proven.getFirst();
      default -> new Relation.NeedsJoin(List.copyOf(proven));
    };
  }

  /// Which of the missing names the files have.
  public static List<Supplied> supplied(List<String> missing, List<File> files) {
    return NameMatch.supplied(missing, files);
  }

  private boolean isNear(Instant before, Instant at) {
    return !before.isAfter(at) && !before.plus(window).isBefore(at);
  }

  private static boolean isOfText(Relation relation) {
    return relation instanceof Relation.Longer || relation instanceof Relation.Same;
  }

  private static List<String> names(Relation relation) {
    List<Supplied> supplied =
        switch (relation) {
          case Relation.Same same -> same.supplied();
          case Relation.Longer longer -> longer.supplied();
          case Relation.Supplies supplies -> supplies.supplied();
          case Relation.Unrelated _,
              Relation.Shorter _,
              Relation.Diverges _,
              Relation.SameTitle _,
              Relation.NeedsJoin _ ->
              List.of();
        };
    return supplied.stream().map(Supplied::missing).toList();
  }

  private static Optional<Relation> proven(Earlier one, Later later) {
    List<Supplied> supplied =
        one.chatTitle().isPresent()
                && later.chatTitle().isPresent()
                && !one.chatTitle().equals(later.chatTitle())
            ? List.of() // names such as IMG-20260101-WA0001.jpg occur in many chats
            : NameMatch.supplied(one.missing(), later.files());
    boolean begins =
        one.textBytes() > 0
            && one.textBytes() <= later.textBytes()
            && later.firstBytes().apply(one.textBytes()).equals(one.textSha256());
    if (begins) {
      long added = later.textBytes() - one.textBytes();
      return Optional.of(
          added == 0
              ? new Relation.Same(one.number(), supplied)
              : new Relation.Longer(one.number(), added, supplied));
    }
    return supplied.isEmpty()
        ? Optional.empty()
        : Optional.of(new Relation.Supplies(one.number(), supplied));
  }

  private static Relation sameTitle(List<Earlier> near, Later later) {
    List<Earlier> titled =
        near.stream()
            .filter(one -> one.chatTitle().isPresent() && one.chatTitle().equals(later.chatTitle()))
            .sorted(Comparator.comparing(Earlier::at).reversed())
            .toList();
    if (titled.isEmpty()) {
      return new Relation.Unrelated();
    }
    return sameBeginning(titled, later)
        .orElseGet(() -> new Relation.SameTitle(titled.stream().map(Earlier::number).toList()));
  }

  /// The one whose text agrees longest; of several the latest.
  private static Optional<Relation> sameBeginning(List<Earlier> titled, Later later) {
    Optional<Relation> best = Optional.empty();
    long most = 0;
    for (Earlier one : titled.subList(0, Math.min(titled.size(), MOST_COMPARED))) {
      Agreement agreement = later.compared().apply(one);
      if (agreement.records() > 0 && agreement.bytes() > most) {
        most = agreement.bytes();
        best =
            Optional.of(
                most == later.textBytes()
                    ? new Relation.Shorter(one.number(), agreement)
                    : new Relation.Diverges(one.number(), agreement));
      }
    }
    return best;
  }
}
