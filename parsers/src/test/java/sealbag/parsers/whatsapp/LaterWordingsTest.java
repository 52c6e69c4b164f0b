package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Record.Kind;

/// What newer versions print otherwise than the texts that the phrase files were made from.
class LaterWordingsTest {

  private static Record android(String text) {
    return Parsed.lines("15.01.2024, 10:00 - Ash: " + text).last();
  }

  private static Record ios(String text) {
    return Parsed.lines("[15.01.2024, 10:00:07] Ash: " + text).last();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Multimedia omitido>",
        "<Mídia oculta>",
        "<Médias omis>",
        "<Media omessi>",
        "<Medya dahil edilmedi>",
        "<Без медиафайлов>",
        "<Pominięto multimedia>"
      })
  void omittedMediaOpenWithACapital(String text) {
    assertThat(android(text).kind()).isEqualTo(Kind.OMITTED);
    assertThat(android(text + "\nThe caption").kind()).isEqualTo(Kind.OMITTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200EImage omitted",
        "\u200EVoice message omitted",
        "\u200EGörüntü dahil edilmedi",
        "\u200EИзображение отсутствует",
        "\u200EImagen omitida"
      })
  void omittedMediaOpenWithACapitalOnIphonesToo(String text) {
    assertThat(ios(text).kind()).isEqualTo(Kind.OMITTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<This message was edited>",
        "<This message was edited.>",
        "<Diese Nachricht wurde bearbeitet.>",
        "<Se editó este mensaje.>",
        "<Mensagem editada>",
        "<Esta mensagem foi editada>",
        "<Ce message a été modifié>",
        "<Questo messaggio è stato modificato>",
        "<Dit bericht is bewerkt>",
        "<Bu mesaj düzenlendi>",
        "<Pesan ini diedit>",
        "<Сообщение изменено>",
        "<Acest mesaj a fost editat>",
        "<ההודעה נערכה>",
        "<تم تعديل هذه الرسالة>"
      })
  void theEditedMarkerIsKnownInManyLanguages(String marker) {
    assertThat(android("Seven then " + marker).edited()).isTrue();
    assertThat(ios("Seven then \u200E" + marker).edited()).isTrue();
    assertThat(android("Seven then " + marker).kind()).isEqualTo(Kind.TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POLL:\nTea?\nOPTION: Yes (2 votes)",
        "ENCUESTA:\nTea?\nOPCIÓN: Yes (2 votos)",
        "ABSTIMMUNG:\nTea?\nOPTION: Yes (1 Stimme)",
        "ANKET:\nTea?\nYes"
      })
  void pollsOpenWithAWordInCapitals(String text) {
    assertThat(android(text).kind()).isEqualTo(Kind.POLL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<image omitted>",
        "<voice message omitted>",
        "<document omitted> The caption",
        "<imagen omitida>",
        "<mensaje de voz omitido>"
      })
  void exportsOfWhatsAppWebPutWhatIsOmittedIntoAngleBrackets(String text) {
    assertThat(ios(text).kind()).isEqualTo(Kind.OMITTED);
  }
}
