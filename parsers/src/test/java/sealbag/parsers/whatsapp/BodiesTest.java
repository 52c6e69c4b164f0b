package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sealbag.parsers.chat.Attachment;
import sealbag.parsers.chat.Attachment.Status;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Record.Kind;
import sealbag.parsers.chat.Warning;

class BodiesTest {

  private static final String OPENING =
      "[23/03/2022, 13:30:00] Ann: \u200EMessages and calls are end-to-end encrypted.\r\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hello|text",
        "<Media omitted>|omitted",
        "<Video message omitted>|omitted",
        "This message was deleted|deleted",
        "You deleted this message|deleted",
        "location: https://maps.google.com/?q=51.5,-0.1|location",
        "live location shared|live-location",
        "Missed voice call|call",
        "Missed video call|call",
        "null|empty",
        "Waiting for this message. This may take a while.|waiting",
        "<View once photo omitted>|view-once",
        "image omitted|text",
        "I saw that this message was deleted|text",
      })
  void androidTextsAreTold(String text, String kind) {
    assertThat(android(text).kind().word()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hello|text",
        "\u200Eimage omitted|omitted",
        "Look at this \u200Evideo omitted|omitted",
        "Resume.pdf • \u200E2 pages \u200Edocument omitted|omitted",
        "\u200EContact card omitted|omitted",
        "\u200EThis message was deleted.|deleted",
        "\u200EThis message was deleted by admin Ben.|deleted",
        "\u200ELocation: https://maps.google.com/?q=51.5,-0.1|location",
        "\u200EThe Crown (1 High Street): https://foursquare.com/v/abc|location",
        "\u200EMissed voice call. \u200ETap to call back|call",
        "\u200EVoice call. 5 min|call",
        "\u200EMissed video call, \u200ETap to call back|call",
        "\u200EVoice call, \u200E5 min|call",
        "\u200EVideo call, \u200EAnswered on other device|call",
        "\u200EPhoto set to view once|view-once",
        "\u200EWaiting for this message. This may take a while.|waiting",
        "see image omitted|text",
      })
  void iosTextsAreTold(String text, String kind) {
    Record record = ios(text);

    assertThat(record.kind().word()).isEqualTo(kind);
    assertThat(record.sender()).contains("Ann");
    assertThat(record.text().toString()).isEqualTo(text);
    assertThat(record.flags()).isEmpty();
  }

  @Test
  void pollsAndEventsSpanLines() {
    assertThat(android("POLL:\nWhen?\nOPTION: Monday (2 votes)\nOPTION: Friday (0 votes)").kind())
        .isEqualTo(Kind.POLL);
    assertThat(android("EVENT: Meeting\nEvent Start time: 1700000000000").kind())
        .isEqualTo(Kind.EVENT);
  }

  @Test
  void aCaptionStaysUnderItsAttachment() {
    Record record = android("IMG-20220323-WA0001.jpg (file attached)\nThe door");

    assertThat(record.kind()).isEqualTo(Kind.ATTACHMENT);
    assertThat(names(record)).containsExactly("IMG-20220323-WA0001.jpg");
    assertThat(record.attachments().getFirst().status()).isEqualTo(Status.NOT_CHECKED);
    assertThat(record.text().toString()).endsWith("\nThe door");
  }

  @Test
  void namesOfFilesMayHoldSpacesDotsAndNoExtension() {
    assertThat(names(android("\u200EStatement of loss v2.pdf (file attached)")))
        .containsExactly("Statement of loss v2.pdf");
    assertThat(names(android("README (file attached)"))).containsExactly("README");
    assertThat(names(android("odd. (file attached)"))).containsExactly("odd.");
    assertThat(names(ios("\u200E<attached: 00000012-Shot at 7.02\u202FPM.png>")))
        .containsExactly("00000012-Shot at 7.02\u202FPM.png");
  }

  @Test
  void anAlbumIsOneRecordWithSeveralFiles() {
    Record record =
        ios(
            "Our album\n\u200E<attached: 00000012-PHOTO.jpg>\n\u200E<attached: 00000013-PHOTO.jpg>");

    assertThat(names(record)).containsExactly("00000012-PHOTO.jpg", "00000013-PHOTO.jpg");
    assertThat(record.flags()).isEmpty();
  }

  @Test
  void theOldIosFormIsAnAttachment() {
    Parsed parsed =
        Parsed.lines("8/24/15, 1:31:00 PM: Ann: 2015-08-24-PHOTO-00004762.jpg <\u200Eattached>");

    assertThat(names(parsed.last())).containsExactly("2015-08-24-PHOTO-00004762.jpg");
  }

  @Test
  void anEditedMarkerIsSeenOnBothPlatformsAndTheTextStaysAsPrinted() {
    assertThat(android("Hello <This message was edited>").edited()).isTrue();
    assertThat(ios("Hello \u200E<This message was edited>").edited()).isTrue();
    assertThat(ios("Hello \u200E<This message was edited>").text().toString()).endsWith("edited>");
    assertThat(android("Hello").edited()).isFalse();
  }

  @Test
  void emptyAndWithheldBodiesKeepTheirSender() {
    Parsed parsed =
        Parsed.lines(
            "23/03/2022, 13:31 - Shop EG:",
            "23/03/2022, 13:32 - Ann: ",
            "23/03/2022, 13:33 - Ben:.");

    assertThat(parsed.senders()).containsExactly("Shop EG", "Ann", "Ben");
    assertThat(parsed.texts()).containsExactly("", "", ".");
    assertThat(parsed.records).allMatch(record -> record.kind() == Kind.EMPTY);
  }

  @Test
  void aTypedPhraseWithoutTheMarkOfTheFileIsTextAndFlagged() {
    Record record = ios("This message was deleted.");

    assertThat(record.kind()).isEqualTo(Kind.TEXT);
    assertThat(record.flags()).containsExactly(Warning.Kind.UNMARKED_PHRASE);
    assertThat(ios("<attached: 00000012-PHOTO.jpg>").attachments()).isEmpty();
  }

  @Test
  void aFileThatDidNotComeIsMissingAndWhereOthersCameItMayBeTyped() {
    Container some = Container.of(List.of("IMG-20220323-WA0001.jpg"));
    String text =
        """
        23/03/2022, 13:31 - Ann: img-20220323-wa0001.jpg (file attached)
        23/03/2022, 13:32 - Ann: report.pdf (file attached)
        """;

    Parsed parsed = Parsed.text("chat.txt", text, some);
    Parsed nothing = Parsed.text("chat.txt", text, Container.of(List.of()));

    assertThat(parsed.record(1).attachments().getFirst().status()).isEqualTo(Status.PRESENT);
    assertThat(parsed.warnings()).containsExactly("UNMARKED_PHRASE@2", "MISSING_ATTACHMENT@2");
    assertThat(nothing.warnings()).containsExactly("MISSING_ATTACHMENT@1", "MISSING_ATTACHMENT@2");
  }

  @Test
  void attachmentNumbersThatStepTooFarTellOfAbsentRecords() {
    Parsed parsed =
        Parsed.text(
            String.join(
                "\r\n",
                OPENING.strip(),
                "\u200E[23/03/2022, 13:31:00] Ann: \u200E<attached: 00000005-a.jpg>",
                "[23/03/2022, 13:32:00] Ben: ok",
                "\u200E[23/03/2022, 13:33:00] Ann: \u200E<attached: 00000009-b.jpg>",
                ""));

    assertThat(parsed.warnings()).containsExactly("ATTACHMENT_COUNTER_GAP@4");
    assertThat(parsed.chat().warnings().getFirst().detail()).contains(": 2 absent");
  }

  private static List<String> names(Record record) {
    return record.attachments().stream().map(Attachment::name).toList();
  }

  private static Record android(String text) {
    return Parsed.text("23/03/2022, 13:31 - Ann: " + text + "\n").last();
  }

  private static Record ios(String text) {
    return Parsed.text(OPENING + "[23/03/2022, 13:31:00] Ann: " + text + "\r\n").last();
  }
}
