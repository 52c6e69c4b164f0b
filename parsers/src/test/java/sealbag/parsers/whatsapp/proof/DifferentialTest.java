package sealbag.parsers.whatsapp.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Container;

/// A million generated records: the parser, a slow second reader and the writer of the records
/// agree on every one of them.
class DifferentialTest {

  /// For runs that repeat this test a thousand times: one part in so many of it.
  private static final int SHARE = Integer.getInteger("sealbag.proof.share", 1);

  @ParameterizedTest
  @CsvSource({"10000,20", "600,1000", "6,50000"})
  void threeReadingsOfGeneratedChatsAgree(int chats, int records) {
    IntStream.range(0, Math.max(1, chats / SHARE))
        .parallel()
        .mapToObj(
            i -> RandomChats.of(records * 1_000_003L + i, size(i, Math.max(20, records / SHARE))))
        .filter(WrittenChat::isDecidable)
        .forEach(DifferentialTest::check);
  }

  /// Small ones of every size up to twice the wanted one.
  private static int size(int i, int records) {
    return records > 100 ? records : 1 + i % (2 * records);
  }

  @Test
  void mostGeneratedChatsCanBeDecided() {
    long decidable =
        IntStream.range(0, 1_000)
            .mapToObj(i -> RandomChats.of(i, 30))
            .filter(WrittenChat::isDecidable)
            .count();
    if (decidable < 900) {
      throw new AssertionError(decidable + " of 1000");
    }
  }

  private static void check(WrittenChat chat) {
    if (difference(chat).isPresent()) {
      WrittenChat smallest = smallest(chat);
      throw new AssertionError(
          "seed %d, %d records, style %s%n%s%n%s"
              .formatted(
                  chat.seed(),
                  chat.records().size(),
                  chat.style(),
                  difference(smallest).orElseThrow(),
                  visible(new String(smallest.bytes(), StandardCharsets.ISO_8859_1))));
    }
  }

  /// What the three readings of a chat differ in.
  private static Optional<String> difference(WrittenChat chat) {
    byte[] bytes = chat.bytes();
    List<Told> truth = chat.truth(bytes);
    List<Told> reference = ReferenceReader.read(bytes, chat.style(), chat.lineEnd());
    ChatText text = Reading.text(bytes, Container.unknown(), chat.given());
    List<Told> parsed = Reading.of(text).records().stream().map(Told::of).toList();
    return difference("parser", parsed, truth).or(() -> difference("reference", reference, truth));
  }

  private static Optional<String> difference(String reader, List<Told> told, List<Told> truth) {
    for (int i = 0; i < Math.min(told.size(), truth.size()); i++) {
      if (!told.get(i).equals(truth.get(i))) {
        return Optional.of(
            "record %d%n%s: %s%nwriter: %s".formatted(i + 1, reader, told.get(i), truth.get(i)));
      }
    }
    return told.size() == truth.size()
        ? Optional.empty()
        : Optional.of(reader + ": " + told.size() + " records, not " + truth.size());
  }

  /// The chat without all records that the difference does not need.
  private static WrittenChat smallest(WrittenChat chat) {
    WrittenChat small = chat;
    for (int step = chat.records().size(); step > 0; step /= 2) {
      for (int from = 0; from < small.records().size(); ) {
        var left = new ArrayList<Written>(small.records());
        left.subList(from, Math.min(from + step, left.size())).clear();
        WrittenChat smaller = small.with(left);
        if (!left.isEmpty() && smaller.isDecidable() && difference(smaller).isPresent()) {
          small = smaller;
        } else {
          from += step;
        }
      }
    }
    return small;
  }

  private static String visible(String latin) {
    var visible = new StringBuilder();
    latin
        .chars()
        .forEach(
            c -> {
              if (c == '\n' || (c >= ' ' && c < 0x7F)) {
                visible.append((char) c);
              } else {
                visible.append("\\x%02X".formatted(c));
              }
            });
    return visible.toString();
  }
}
