package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Warning.Kind;

/// The second reading, between records that left a trail and records that must be read again.
class ReplayTest {

  private static final String LONG = "x".repeat(1 << 20);

  @Test
  void recordsTooLongOrTooOddForTheTrailAreReadAgainBetweenOthers() {
    Parsed parsed =
        Parsed.text(
            "13/03/2022, 13:30 - Ann: before\n"
                + ("13/03/2022, 13:31 - Ann: " + LONG + "\n")
                + "13/03/2022, 13:32 - Ben: between\n"
                + ("13/03/2022, 13:33 - Ben: many" + "\nline".repeat(5_000) + "\n")
                + "13/03/2022, 13:34 - Ann: a\r\nb\n"
                + "99/99/2022, 13:35 - Ann: no such day\n"
                + "13/03/2022, 13:36 - Ben: after\nsecond line\n"
                + "13/03/2022, 13:37 - Ben:\n"
                + "13/03/2022, 13:38 - Ben: last");

    assertThat(parsed.texts())
        .containsExactly(
            "before",
            LONG,
            "between",
            "many" + "\nline".repeat(5_000),
            "a\nb",
            "no such day",
            "after\nsecond line",
            "",
            "last");
    assertThat(parsed.records.stream().map(Record::line))
        .containsExactly(1L, 2L, 3L, 4L, 5005L, 5007L, 5008L, 5010L, 5011L);
    assertThat(parsed.record(6).flags()).contains(Kind.IMPOSSIBLE_DATE);
    assertThat(parsed.last().byteEnd()).isEqualTo(parsed.end().bytes());
  }

  @Test
  void timeThatRunsBackIsFlaggedAlsoAfterRecordsThatWereReadAgain() {
    Parsed parsed =
        Parsed.text(
            "13/03/2022, 13:30 - Ann: a\n"
                + ("13/03/2022, 13:40 - Ann: " + LONG + "\n")
                + "13/03/2022, 13:35 - Ben: b\n"
                + "13/03/2022, 13:36 - Ben: c\n"
                + ("13/03/2022, 13:20 - Ann: " + LONG + "\n")
                + "13/03/2022, 13:41 - Ben: d\n");

    assertThat(parsed.records.stream().map(r -> r.flags().contains(Kind.OUT_OF_ORDER)))
        .containsExactly(false, false, true, false, true, false);
  }

  @Test
  void aByteOrderMarkBeforeTheFirstRecordStaysOutsideIt() {
    Parsed parsed = Parsed.lines("\uFEFF13/03/2022, 13:30 - Ann: a", "13/03/2022, 13:31 - Ann: b");

    assertThat(parsed.record(1).byteStart()).isEqualTo(3);
    assertThat(parsed.texts()).containsExactly("a", "b");
    assertThat(parsed.record(1).timestampText().toString()).isEqualTo("13/03/2022, 13:30");
  }

  @Test
  void aSecondByteOrderMarkIsPartOfTheFirstRecordAlsoWhereThatIsReadAgain() {
    Parsed parsed =
        Parsed.lines(
            "\uFEFF\uFEFF99/99/2022, 13:31 - A: hi",
            "23/03/2022, 13:31 - A: hi",
            "24/03/2022, 13:31 - A: yo");

    assertThat(parsed.record(1).byteStart()).isEqualTo(3);
    assertThat(parsed.record(1).flags()).contains(Kind.BYTE_ORDER_MARK);
    assertThat(parsed.records.stream().mapToLong(r -> r.byteEnd() - r.byteStart()).sum())
        .isEqualTo(parsed.end().recordBytes());
  }

  /// A trail that kept the texts of phrases would hold all of this text in memory.
  @Test
  void whatIsSaidOfManyPollsIsKeptOnceAndOfManyFilesOnlySoFar() throws IOException {
    var text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      text.append("23/03/2022, 13:31 - Ann: POLL:\n").append(i).append("\nOPTION: yes (3 votes)\n");
    }
    int files = 100_000;
    for (int i = 0; i < files; i++) {
      text.append("23/03/2022, 13:32 - Ann: \u200EIMG-20220323-WA")
          .append("x".repeat(60))
          .append(i)
          .append(".jpg (file attached)\n");
    }
    Parsed parsed = Parsed.text(text.toString());

    assertThat(parsed.records.stream().filter(r -> r.kind() == Record.Kind.POLL)).hasSize(2_000);
    assertThat(parsed.records.stream().flatMap(r -> r.attachments().stream())).hasSize(files);
  }

  @Test
  void nobodyReadsTheTextAgainWhoAsksForNone() throws IOException {
    String text = "13/03/2022, 13:30 - Ann: a\n".repeat(20_000);
    var read = new AtomicInteger();
    var sink = new Hearing(false);

    new WhatsAppFormat().read(counted(text, read), sink);

    assertThat(sink.heard).hasSize(20_000);
    int asked = read.getAndSet(0);
    new WhatsAppFormat().read(counted(text, read), new Hearing(true));
    assertThat(read.get()).isGreaterThanOrEqualTo(asked + text.length());
  }

  @Test
  void theTextsOfARecordAreGoneWhenTheSinkHasReturned() throws IOException {
    var sink = new Hearing(false);

    new WhatsAppFormat()
        .read(
            counted(
                "13/03/2022, 13:30 - Ann: a\n13/03/2022, 13:31 - Ann: b\n", new AtomicInteger()),
            sink);

    assertThatThrownBy(() -> sink.heard.getFirst().text().toString())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aTextThatChangesWhileItIsReadIsAnError() {
    var opened = new AtomicInteger();
    String text = "13/03/2022, 13:30 - Ann: a\n".repeat(100);
    ChatText.Bytes shorter =
        () ->
            new ByteArrayInputStream(
                text.substring(0, opened.getAndIncrement() < 3 ? text.length() : 200)
                    .getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(
            () ->
                new WhatsAppFormat()
                    .read(
                        new ChatText("chat.txt", shorter, Container.unknown(), Optional.empty()),
                        new Hearing(true)))
        .isInstanceOf(IOException.class);
  }

  private static ChatText counted(String text, AtomicInteger read) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ChatText(
        "chat.txt",
        () ->
            new ByteArrayInputStream(bytes) {
              @Override
              public synchronized int read(byte[] into, int from, int count) {
                int got = super.read(into, from, count);
                read.addAndGet(Math.max(got, 0));
                return got;
              }
            },
        Container.unknown(),
        Optional.empty());
  }

  private static final class Hearing implements ChatSink {
    private final List<Record> heard = new ArrayList<>();
    private final boolean asks;

    Hearing(boolean asks) {
      this.asks = asks;
    }

    @Override
    public void chat(Chat chat) {
      // Only the records count.
    }

    @Override
    public void record(Record record) {
      heard.add(asks ? record.keep() : record);
    }

    @Override
    public void end(End end) {
      // Only the records count.
    }
  }
}
