package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "in/WhatsApp Chat with Ann Lee.txt|Ann Lee",
        "C:\\in\\WhatsApp Chat with Ann Lee.ZIP|Ann Lee",
        "WhatsApp Chat - Ann.zip!/_chat.txt|Ann",
        "outer.zip!/WhatsApp Chat with Ann.txt|Ann",
        "Ann ile WhatsApp Sohbeti.txt|Ann",
        "WhatsApp-keskustelu henkilön Ann Lee kanssa.zip|Ann Lee",
        "WhatsApp 与 安 的对话.txt|安",
        "WhatsApp_Chat_with_Ann_Lee.txt|Ann_Lee",
        "WhatsApp Chat with Ann (1).txt|Ann",
        "WhatsApp Chat with A. B.txt|A. B",
        "WhatsApp Chat with \u2068Ann\u2069.txt|Ann",
      })
  void theTitleIsReadFromTheNameOfTheFile(String file, String title) {
    assertThat(Title.of(file)).contains(title);
  }

  @Test
  void otherNamesGiveNone() {
    assertThat(Title.of("chat.txt")).isEmpty();
    assertThat(Title.of("_chat.txt")).isEmpty();
    assertThat(Title.of("WhatsApp Chat with .txt")).isEmpty();
  }
}
