package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.Warning.Kind;

class BoundariesTest {

  @Test
  void aLineWithoutHeaderContinuesTheRecordAndBlankLinesAreContent() {
    Parsed parsed =
        Parsed.text("23/03/2022, 13:31 - Ann: one\n\nthree\n \n23/03/2022, 13:32 - Ben: x\n");

    assertThat(parsed.texts()).containsExactly("one\n\nthree\n ", "x");
    assertThat(parsed.record(1).lineCount()).isEqualTo(4);
  }

  @Test
  void aZeroByteInAMessageDoesNotHideTheChat() {
    Parsed parsed = Parsed.lines("23/03/2022, 13:31 - Ann: a\0b", "23/03/2022, 13:32 - Ben: c");

    assertThat(parsed.texts()).containsExactly("a\0b", "c");
  }

  @Test
  void severalPastedRecordsAreTextWhereTheFilesOwnLineEndIsPlain() {
    var text = new StringBuilder();
    for (int minute = 10; minute < 30; minute++) {
      text.append("[23.03.22, 13:%d:00] Ann: x\r\n".formatted(minute));
    }
    text.append("[23.03.22, 13:30:00] Ann: look\n");
    text.append("[22.03.22, 14:00:00] Eve: one\n[22.03.22, 14:01:00] Eve: two\r\n");

    Parsed parsed = Parsed.text(text.toString());

    assertThat(parsed.participants()).containsExactly("Ann=21");
    assertThat(parsed.record(21).flags()).contains(Kind.SUSPECT_BOUNDARY);
  }

  @Test
  void aPastedRecordOfAnotherStyleIsTextAndFlagged() {
    Parsed parsed =
        Parsed.lines(
            "[23.03.22, 13:31:00] Ann: look",
            "12/07/2017, 22:35 - X: hi",
            "[23.03.22, 13:32:00] Ben: ok");

    assertThat(parsed.texts()).containsExactly("look\n12/07/2017, 22:35 - X: hi", "ok");
    assertThat(parsed.warnings()).containsExactly("FOREIGN_HEADER@2");
    assertThat(parsed.participants()).containsExactly("Ann=1", "Ben=1");
  }

  @Test
  void aPastedRecordPaddedDifferentlyIsTextAndFlagged() {
    Parsed parsed =
        Parsed.lines(
            "05/03/2022, 13:31 - Ann: a",
            "06/03/2022, 13:31 - Ben: b",
            "07/03/2022, 13:31 - Ann: c",
            "4/3/2022, 13:31 - Eve: pasted",
            "25/03/2022, 13:31 - Ben: d");

    assertThat(parsed.texts()).containsExactly("a", "b", "c\n4/3/2022, 13:31 - Eve: pasted", "d");
    assertThat(parsed.warnings()).containsExactly("FOREIGN_HEADER@4");
  }

  @Test
  void aLogLineInATextDoesNotSplitItAndIsNoHeader() {
    Parsed parsed =
        Parsed.lines("23/03/2022, 13:31 - Ann: log:", "2016-04-29 10:30:00 started: ok");

    assertThat(parsed.records).hasSize(1);
    assertThat(parsed.warnings()).isEmpty();
  }

  @Test
  void aHeaderAfterALoneLineFeedInAFileOfCrLfIsTextAndFlagged() {
    Parsed parsed =
        crLf(
            "[23/03/2022, 13:31:00] Ann: a",
            "[23/03/2022, 13:32:00] Ben: b\n[23/03/2022, 13:33:00] Eve: typed",
            "[23/03/2022, 13:34:00] Ann: c");

    assertThat(parsed.texts()).containsExactly("a", "b\n[23/03/2022, 13:33:00] Eve: typed", "c");
    assertThat(parsed.warnings()).containsExactly("SUSPECT_BOUNDARY@3");
    assertThat(parsed.participants()).containsExactly("Ann=2", "Ben=1");
  }

  @Test
  void aRecordThatJumpsBackByMoreThanADayIsARecordAndFlagged() {
    Parsed parsed =
        Parsed.lines(
            "23/03/2022, 13:31 - Ann: a",
            "20/03/2022, 13:31 - Ben: b",
            "23/03/2022, 13:32 - Ann: c");

    assertThat(parsed.records).hasSize(3);
    assertThat(parsed.record(2).flags())
        .containsExactlyInAnyOrder(Kind.SUSPECT_BOUNDARY, Kind.OUT_OF_ORDER);
    assertThat(parsed.record(3).flags()).isEmpty();
  }

  @Test
  void aMinuteBackIsWithinThePrecisionAndTwoAreNot() {
    Parsed parsed =
        Parsed.lines(
            "23/03/2022, 13:31 - Ann: a",
            "23/03/2022, 13:30 - Ben: b",
            "23/03/2022, 13:28 - Ann: c");

    assertThat(parsed.warnings()).containsExactly("OUT_OF_ORDER@3");
  }

  @Test
  void genuineDuplicatesAreKept() {
    Parsed parsed = Parsed.lines("23/03/2022, 13:31 - Ann: a", "23/03/2022, 13:31 - Ann: a");

    assertThat(parsed.texts()).containsExactly("a", "a");
    assertThat(parsed.warnings()).isEmpty();
  }

  @Test
  void onlyLineFeedsEndLines() {
    Parsed parsed =
        Parsed.text("23/03/2022, 13:31 - Ann: a\u2028b\u0085c\rd\fe\n23/03/2022, 13:32 - Ben: x");

    assertThat(parsed.texts()).containsExactly("a\u2028b\u0085c\rd\fe", "x");
    assertThat(parsed.end().lines()).isEqualTo(2);
  }

  @Test
  void textBeforeTheFirstRecordIsPreambleAndReported() {
    Parsed parsed = Parsed.lines("", "Chat of a phone", "23/03/2022, 13:31 - Ann: a");

    assertThat(parsed.warnings()).containsExactly("TEXT_BEFORE_FIRST_RECORD@2");
    assertThat(parsed.record(1).line()).isEqualTo(3);
    assertThat(parsed.end().preambleBytes()).isEqualTo(17);
  }

  @Test
  void bytesThatAreNotUtf8AreShownReplacedAndCounted() {
    byte[] bytes = "23/03/2022, 13:31 - Ann: caf\u00E9\n".getBytes(StandardCharsets.ISO_8859_1);

    Parsed parsed = Parsed.bytes("chat.txt", bytes, Container.unknown(), Optional.empty());

    assertThat(parsed.texts()).containsExactly("caf\uFFFD");
    assertThat(parsed.warnings()).containsExactly("INVALID_UTF8@1");
    assertThat(parsed.end().recordBytes()).isEqualTo(bytes.length);
  }

  @Test
  void aReplacementCharacterThatWasSentIsNoBrokenByte() {
    Parsed parsed = Parsed.lines("23/03/2022, 13:31 - Ann: \uFFFD");

    assertThat(parsed.warnings()).isEmpty();
  }

  @Test
  void warningsOfAKindAreListedTwentyTimesThenCounted() {
    var text = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      text.append("31/02/2022, 13:31 - Ann: a\n25/03/2022, 13:31 - Ann: b\n");
    }
    Parsed parsed = Parsed.text(text.toString());

    assertThat(parsed.chat().warnings())
        .filteredOn(w -> w.kind() == Kind.IMPOSSIBLE_DATE)
        .hasSize(21);
    assertThat(parsed.chat().warnings())
        .filteredOn(w -> w.kind() == Kind.IMPOSSIBLE_DATE && w.line().isEmpty())
        .extracting(w -> w.detail())
        .containsExactly("5 more");
    assertThat(parsed.records)
        .filteredOn(r -> r.flags().contains(Kind.IMPOSSIBLE_DATE))
        .hasSize(25);
  }

  private static Parsed crLf(String... lines) {
    return Parsed.text(String.join("\r\n", lines) + "\r\n");
  }
}
