package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.Warning.Kind;

class NamesTest {

  @Test
  void namesMayHoldHyphensBracketsEmojiAndKeywords() {
    Parsed parsed =
        Parsed.lines(
            "23/03/2022, 13:31 - Sandrine - French: a",
            "23/03/2022, 13:32 - Bob [work]: b",
            "23/03/2022, 13:33 - 🌼: c",
            "23/03/2022, 13:34 - Added: d");

    assertThat(parsed.senders()).containsExactly("Sandrine - French", "Bob [work]", "🌼", "Added");
  }

  @Test
  void unsavedAndMarkedNamesAreOnePersonWithTheLabelKept() {
    Parsed parsed =
        Parsed.lines(
            "[23/03/2022, 13:31:00] ~\u00A0Ann: a",
            "[23/03/2022, 13:32:00] ~ Ann: b",
            "[23/03/2022, 13:33:00] Ann: c",
            "[23/03/2022, 13:34:00] \u202A+44\u00A07700\u00A0900123\u202C: d");

    assertThat(parsed.participants()).containsExactly("Ann=3", "+44\u00A07700\u00A0900123=1");
    assertThat(parsed.record(1).label()).contains("~\u00A0Ann");
    assertThat(parsed.record(4).label()).contains("\u202A+44\u00A07700\u00A0900123\u202C");
  }

  @Test
  void aColonInATextDoesNotLengthenTheName() {
    Parsed parsed =
        Parsed.lines("23/03/2022, 13:31 - Ann: note: bring keys", "23/03/2022, 13:32 - Ann: ok");

    assertThat(parsed.participants()).containsExactly("Ann=2");
    assertThat(parsed.warnings()).isEmpty();
  }

  @Test
  void aNameWithAColonIsWholeWhereAllItsRecordsAgree() {
    Parsed parsed =
        Parsed.lines(
            "23/03/2022, 13:31 - ACME: Support: hello",
            "23/03/2022, 13:32 - Ann: hi",
            "23/03/2022, 13:33 - ACME: Support: bye");

    assertThat(parsed.participants()).containsExactly("ACME: Support=2", "Ann=1");
    assertThat(parsed.warnings()).isEmpty();
  }

  @Test
  void aNameWithAColonKeepsTheFilesThatItSent() {
    Parsed ios =
        Parsed.lines(
            "[23/03/2022, 13:31:00] ACME: Support: hello",
            "[23/03/2022, 13:32:00] ACME: Support: \u200E<attached: 00000002-PHOTO.jpg>",
            "[23/03/2022, 13:33:00] Ann: \u200E<attached: 00000003-PHOTO.jpg>",
            "[23/03/2022, 13:34:00] ACME: Support: \u200Eimage omitted");
    Parsed android =
        Parsed.lines(
            "23/03/2022, 13:31 - ACME: Support: hello",
            "23/03/2022, 13:32 - ACME: Support: \u200EIMG-20220323-WA0001.jpg (file attached)",
            "23/03/2022, 13:33 - Ann: \u200EIMG-20220323-WA0002.jpg (file attached)",
            "23/03/2022, 13:34 - ACME: Support: <Media omitted>");

    assertThat(ios.participants()).containsExactly("ACME: Support=3", "Ann=1");
    assertThat(android.participants()).containsExactly("ACME: Support=3", "Ann=1");
    assertThat(ios.record(2).attachments().getFirst().name()).isEqualTo("00000002-PHOTO.jpg");
    assertThat(android.record(2).attachments().getFirst().name())
        .isEqualTo("IMG-20220323-WA0001.jpg");
  }

  @Test
  void aNameThatCouldEndAtEitherColonIsFlagged() {
    Parsed parsed =
        Parsed.lines(
            "23/03/2022, 13:31 - Ann: Work: hello",
            "23/03/2022, 13:32 - Ann: hi",
            "23/03/2022, 13:33 - Ann: Work: bye");

    assertThat(parsed.warnings()).containsExactly("AMBIGUOUS_SENDER@1", "AMBIGUOUS_SENDER@3");
  }

  @Test
  void phrasesWithAColonAreNotPartsOfNames() {
    Parsed parsed =
        Parsed.lines(
            "23/03/2022, 13:31 - Ann: location: https://maps.google.com/?q=51.5,-0.1",
            "23/03/2022, 13:32 - Ann: location: https://maps.google.com/?q=51.6,-0.1");

    assertThat(parsed.participants()).containsExactly("Ann=2");
    assertThat(parsed.warnings()).isEmpty();
  }

  @Test
  void aThirdNameInAChatOfTwoIsUnexpected() {
    Parsed parsed =
        Parsed.text(
            "/in/WhatsApp Chat with Ann Lee.txt",
            """
            23/03/2022, 13:31 - Ann Lee: a
            23/03/2022, 13:32 - Ben: b
            23/03/2022, 13:33 - Ben: c
            23/03/2022, 13:34 - Eve: d
            """,
            Container.unknown());

    assertThat(parsed.warnings()).containsExactly("UNEXPECTED_SENDER@4");
    assertThat(parsed.record(4).flags()).containsExactly(Kind.UNEXPECTED_SENDER);
    assertThat(parsed.record(1).flags()).isEmpty();
  }

  @Test
  void aThirdNameInAGroupIsOrdinary() {
    Parsed parsed =
        Parsed.text(
            "/in/WhatsApp Chat with Ann.txt",
            """
            23/03/2022, 13:30 - Ann created group "Ann"
            23/03/2022, 13:31 - Ann: a
            23/03/2022, 13:32 - Ben: b
            23/03/2022, 13:34 - Eve: d
            """,
            Container.unknown());

    assertThat(parsed.warnings()).isEmpty();
  }
}
