package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.parsers.chat.Attachment;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Record.Kind;
import sealbag.parsers.chat.Timer;
import sealbag.parsers.chat.Timer.State;
import sealbag.parsers.chat.Warning;

/// What is the app's and what was typed, in the languages of the packs.
class AppTextsTest {

  private static final String GERMAN =
      "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Tippe, um mehr zu erfahren.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\u200E<Anhang: 00000012-PHOTO.jpg>|00000012-PHOTO.jpg",
        "\u200E< pièce jointe : 00000012-PHOTO.jpg >|00000012-PHOTO.jpg",
        "\u200E<00000012-a b.pdf eklendi>|00000012-a b.pdf",
        "\u200E<附件：00000012-合同.pdf>|00000012-合同.pdf",
        "\u200E< 첨부됨: 00000012-PHOTO.jpg>|00000012-PHOTO.jpg",
        "\u200F<المُرفق: 00000012-صورة.jpg>|00000012-صورة.jpg",
        "\u200F<מצורף: \u206800000012-תמונה 2.jpg\u2069>|00000012-תמונה 2.jpg",
      })
  void filesAreNamedInEveryLanguage(String text, String name) {
    Record record =
        Parsed.text("[23/03/2022, 13:31:00] Ann: x\r\n[23/03/2022, 13:32:00] Ann: " + text + "\r\n")
            .last();

    assertThat(record.kind()).isEqualTo(Kind.ATTACHMENT);
    assertThat(record.attachments()).extracting(Attachment::name).containsExactly(name);
    assertThat(record.flags()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report.pdf (see page 2)",
        "the button says (file attached)!",
        "he wrote <Media omitted> there",
        "<attached: x",
        "my location: home",
        "I deleted this message",
        "deleted",
        "image omitted",
        "Position",
        "Standort",
      })
  void proseIsTextOnAndroid(String text) {
    Record record = Parsed.lines("23/03/2022, 13:31 - Ann: " + text).last();

    assertThat(record.kind()).isEqualTo(Kind.TEXT);
    assertThat(record.flags()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This message was deleted.",
        "<attached: 00000012-PHOTO.jpg>",
        "image omitted",
        "Missed voice call",
        "Location: https://maps.google.com/?q=1,2",
        "fine <This message was edited>",
      })
  void whatIsTypedOnAnIphoneLacksTheMarkAndIsFlagged(String text) {
    Parsed parsed =
        Parsed.text(
            "[23/03/2022, 13:30:00] Ann: \u200EMessages and calls are end-to-end encrypted.\r\n"
                + ("[23/03/2022, 13:31:00] Ann: " + text + "\r\n"));

    assertThat(parsed.last().kind()).isEqualTo(Kind.TEXT);
    assertThat(parsed.last().edited()).isFalse();
    assertThat(parsed.last().attachments()).isEmpty();
    assertThat(parsed.last().flags()).containsExactly(Warning.Kind.UNMARKED_PHRASE);
  }

  @Test
  void oneWordIsNotBelievedWhereAnIphonesTextHasNoMarks() {
    Parsed parsed =
        Parsed.lines(
            "[23/03/2022, 13:30:00] Ann: Location", "[23/03/2022, 13:31:00] Ann: x Ann left");

    assertThat(parsed.records).allMatch(record -> record.kind() == Kind.TEXT);
    assertThat(parsed.warnings()).isEmpty();
  }

  @Test
  void aPictureToBeSeenOnceIsAnOmittedPictureOnAnIphone() {
    Parsed parsed = Parsed.lines("\u200E[23/03/2022, 13:30:00] Ann: \u200Eimage omitted");

    assertThat(parsed.last().kind()).isEqualTo(Kind.OMITTED);
  }

  @Test
  void aFileMayBeOmittedWhereOthersCame() {
    Parsed parsed =
        Parsed.text(
            "chat.txt",
            "23/03/2022, 13:31 - Ann: a.jpg (file attached)\n23/03/2022, 13:32 - Ann: <Media omitted>\n",
            Container.of(List.of("a.jpg")));

    assertThat(parsed.last().kind()).isEqualTo(Kind.OMITTED);
    assertThat(parsed.warnings()).isEmpty();
  }

  @Test
  void phrasesOfAnotherLanguageAreTextUnlessTheFileIsThere() {
    String text =
        """
        23/03/2022, 13:30 - %s
        23/03/2022, 13:31 - Ann: a.jpg (file attached)
        23/03/2022, 13:32 - Ann: This message was deleted
        23/03/2022, 13:33 - Ann: b.jpg (file attached)
        """
            .formatted(GERMAN);

    Parsed parsed = Parsed.text("chat.txt", text, Container.of(List.of("a.jpg")));

    assertThat(parsed.chat().language()).contains("de");
    assertThat(parsed.records.stream().map(record -> record.kind().word()))
        .containsExactly("notice", "attachment", "text", "text");
  }

  @Test
  void aFileMadeOfTwoLanguagesIsReadInBoth() {
    Parsed parsed =
        Parsed.lines(
            "23/03/2022, 13:30 - " + GERMAN,
            "23/03/2022, 13:31 - Ann: Diese Nachricht wurde gelöscht.",
            "23/03/2022, 13:32 - Messages and calls are end-to-end encrypted.",
            "23/03/2022, 13:33 - Ann: This message was deleted");

    assertThat(parsed.records.stream().map(record -> record.kind().word()))
        .containsExactly("notice", "deleted", "notice", "deleted");
  }

  @Test
  void namesOfFilesAreFoundHoweverTheyAreComposed() {
    String composed = "Müller – 합의.pdf";
    String apart = Normalizer.normalize(composed, Normalizer.Form.NFD);
    String text = "23/03/2022, 13:31 - Ann: \u200E" + apart + " (file attached)\n";

    Record record = Parsed.text("chat.txt", text, Container.of(List.of(composed))).last();

    assertThat(record.attachments())
        .containsExactly(new Attachment(apart, Attachment.Status.PRESENT, OptionalInt.of(0)));
  }

  @Test
  void theLettersOfTheMachinesLocaleDoNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr"));
      assertThat(Parsed.lines("23/03/2022, 13:31 - Ann: LIVE.GIF (file attached)").last().kind())
          .isEqualTo(Kind.ATTACHMENT);
      assertThat(Container.of(List.of("LIVE.GIF")).find("live.gif")).isPresent();
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Ann pinned a message", "You set something new", "Ann hat etwas Neues getan"})
  void whatNoPhraseKnowsIsUnknownAndSaysSo(String text) {
    Record record =
        Parsed.lines("23/03/2022, 13:30 - Eve: x", "23/03/2022, 13:31 - " + text).last();

    assertThat(record.notice()).contains("unknown");
    assertThat(record.flags()).containsExactly(Warning.Kind.UNKNOWN_NOTICE);
    assertThat(record.sender()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "Du hast selbstlöschende Nachrichten deaktiviert.|OFF||",
        "{1} hat selbstlöschende Nachrichten deaktiviert.|OFF||Ann",
        "{1} turned on disappearing messages. All new messages will disappear from this chat 24 hours after they’re sent.|ON|PT24H|Ann",
        "{1} turned on disappearing messages. All new messages will disappear from this chat ٧ days after they’re sent.|ON|P7D|Ann",
        "{1} turned on disappearing messages. All new messages will disappear from this chat soon.|ON||Ann",
        "{1} 已啟用限時訊息功能，所有新訊息會在傳送 90 天後自對話中消失。點擊以變更|ON|P90D|Ann",
        "Chas {1} as teachtaireachtaí sealadacha.|OFF||Ann",
        "\u200Fفعّلت جهة الاتصال {1} خاصية الرسائل ذاتية الاختفاء. ستختفي جميع الرسائل الجديدة من هذه الدردشة بعد {2} يوم من إرسالها. انقر للتغيير.|ON|P90D|Ann",
      })
  void timersAreReadInEveryLanguageAndDigit(String pattern, State state, String period, String by) {
    String text = pattern.replace("{1}", "Ann").replace("{2}", "٩٠");
    Record record =
        Parsed.lines("23/03/2022, 13:30 - Eve: x", "23/03/2022, 13:31 - " + text).last();

    assertThat(record.timer())
        .contains(new Timer(state, Optional.ofNullable(period), Optional.ofNullable(by)));
  }
}
