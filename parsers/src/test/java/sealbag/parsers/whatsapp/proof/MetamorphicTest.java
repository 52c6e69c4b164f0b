package sealbag.parsers.whatsapp.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sealbag.parsers.chat.Attachment;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.DateOrder;

/// A change to a chat changes what is said of it in the way that the change asks for, and in no
/// other way.
class MetamorphicTest {

  private static final int RECORDS = 40;

  static Stream<WrittenChat> chats() {
    return LongStream.range(0, 150)
        .mapToObj(seed -> RandomChats.of(seed, RECORDS))
        .filter(WrittenChat::isDecidable);
  }

  @ParameterizedTest
  @MethodSource("chats")
  void everyTextIsReadByTheLaws(WrittenChat chat) {
    byte[] bytes = chat.bytes();

    Reading reading = Reading.of(bytes);

    Laws.check(bytes, reading);
    JsonLaws.check(Reading.json(Reading.text(bytes, Container.unknown())), reading);
  }

  @ParameterizedTest
  @MethodSource("chats")
  void readingTwiceGivesTheSameBytes(WrittenChat chat) {
    byte[] bytes = chat.bytes();

    byte[] once = Reading.json(Reading.text(bytes, Container.unknown()));

    assertThat(Reading.json(Reading.text(bytes, Container.unknown()))).isEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("chats")
  void theSizeOfReadsChangesNothing(WrittenChat chat) {
    byte[] bytes = chat.bytes();
    var whole = Reading.text(bytes, Container.unknown());
    var random = new Random(chat.seed());
    var pieces =
        new ChatText(
            whole.file(),
            () -> piecemeal(new ByteArrayInputStream(bytes), random),
            whole.container(),
            Optional.empty());

    assertThat(Reading.json(pieces)).isEqualTo(Reading.json(whole));
  }

  private static InputStream piecemeal(InputStream in, Random random) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] into, int from, int count) throws IOException {
        return super.read(into, from, Math.min(count, 1 + random.nextInt(50)));
      }
    };
  }

  @ParameterizedTest
  @MethodSource("chats")
  void anInsertedRecordChangesNoOther(WrittenChat chat) {
    List<Heard> before = read(chat);
    var random = new SplittableRandom(chat.seed());
    int at = 1 + random.nextInt(RECORDS - 2);
    var records = new ArrayList<>(chat.records());
    Written neighbour = records.get(at - 1);
    records.add(at, sameMoment(neighbour, "Ann Lee", "inserted"));

    List<Heard> after = read(chat.with(records));

    assertThat(after).hasSize(RECORDS + 1);
    assertThat(after.get(at).text()).isEqualTo("inserted");
    assertThat(after.get(at).sender()).contains("Ann Lee");
    assertThat(after.subList(0, at)).isEqualTo(before.subList(0, at));
    long bytes = after.get(at).byteEnd() - after.get(at).byteStart();
    List<Heard> moved =
        before.stream()
            .skip(at)
            .map(r -> r.at(r.n() + 1, r.line() + 1, r.byteStart() + bytes))
            .toList();
    assertThat(after.subList(at + 1, after.size())).isEqualTo(moved);
  }

  private static Written sameMoment(Written neighbour, String name, String text) {
    return new Written(
        "",
        neighbour.time(),
        neighbour.impossibleDay(),
        Optional.of(name),
        ": ",
        text,
        Told.Meaning.TEXT,
        0,
        false,
        neighbour.lineEnd());
  }

  @ParameterizedTest
  @MethodSource("chats")
  void aLongerTextChangesOnlyItsRecord(WrittenChat chat) {
    List<Heard> before = read(chat);
    Written first = chat.records().getFirst();
    var records = new ArrayList<>(chat.records());
    String more = "\nand then\n\nmore";
    records.set(0, first.withText(first.text() + more));

    List<Heard> after = read(chat.with(records));

    assertThat(after).hasSize(RECORDS);
    assertThat(after.getFirst().text()).isEqualTo(before.getFirst().text() + more);
    List<Heard> moved =
        before.stream()
            .skip(1)
            .map(r -> r.at(r.n(), r.line() + 3, r.byteStart() + more.length()))
            .toList();
    assertThat(after.subList(1, RECORDS)).isEqualTo(moved);
  }

  @ParameterizedTest
  @MethodSource("chats")
  void otherLineEndsChangeNoTimeNoSenderAndNoKind(WrittenChat chat) {
    WrittenChat plain =
        chat.with(chat.records().stream().filter(r -> r.typedHeaders() == 0).toList());

    assertThat(essence(read(plain.with("\r\n")))).isEqualTo(essence(read(plain.with("\n"))));
  }

  /// What no line end may change.
  private static List<List<Object>> essence(List<Heard> records) {
    return records.stream()
        .map(
            r ->
                List.<Object>of(
                    r.n(), r.line(), r.timestamp(), r.sender(), r.kind(), r.text(), r.flags()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("chats")
  void theOrderOfFilesBesideTheTextChangesNothing(WrittenChat chat) {
    byte[] bytes = chat.bytes();
    List<String> files =
        Reading.of(bytes).records().stream()
            .flatMap(r -> r.attachments().stream())
            .map(Attachment::name)
            .distinct()
            .filter(name -> name.hashCode() % 3 != 0)
            .toList();
    var shuffled = new ArrayList<>(files);
    Collections.shuffle(shuffled, new Random(chat.seed()));

    byte[] one = Reading.json(Reading.text(bytes, Container.of(files)));

    assertThat(Reading.json(Reading.text(bytes, Container.of(shuffled)))).isEqualTo(one);
  }

  @ParameterizedTest
  @MethodSource("chats")
  void aFileCutBetweenRecordsGivesTheFirstOfThem(WrittenChat chat) {
    List<Heard> whole = read(chat);
    int cut = RECORDS / 2;
    WrittenChat front = chat.with(chat.records().subList(0, cut));
    List<String> ends = chat.records().stream().map(Written::lineEnd).distinct().toList();
    List<Heard> records = read(front);

    if (front.isDecidable() && ends.size() == 1 && !hasColonName(chat)) {
      assertThat(records).isEqualTo(whole.subList(0, cut));
    }
  }

  /// Whether a name holds a colon: where it ends is decided by the whole file.
  private static boolean hasColonName(WrittenChat chat) {
    return chat.records().stream()
        .anyMatch(r -> r.label().filter(l -> l.contains(": ")).isPresent());
  }

  @ParameterizedTest
  @MethodSource("chats")
  void laterDaysMoveEveryTimeAlike(WrittenChat chat) {
    List<LocalDateTime> before = times(read(chat));
    List<Written> later =
        chat.records().stream().map(r -> r.withTime(r.time().plusWeeks(1))).toList();

    List<LocalDateTime> after = times(read(chat.with(later)));

    if (chat.records().stream().allMatch(r -> r.impossibleDay() == 0)) {
      assertThat(after).isEqualTo(before.stream().map(time -> time.plusWeeks(1)).toList());
    }
  }

  private static List<LocalDateTime> times(List<Heard> records) {
    return records.stream().flatMap(r -> r.timestamp().stream()).toList();
  }

  /// The records, with the order of dates given, so that no change of records changes it.
  private static List<Heard> read(WrittenChat chat) {
    DateOrder order = chat.style().order();
    Optional<DateOrder> given = order == DateOrder.YMD ? Optional.empty() : Optional.of(order);
    return Reading.of(Reading.text(chat.bytes(), Container.unknown(), given)).records();
  }
}
