package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AppTitleTest {
  static Stream<String> wordings() {
    return Table.rows("titles.tsv", 2).stream().map(row -> row[1]);
  }

  @ParameterizedTest
  @MethodSource("wordings")
  void nothingOfATitleIsTakenForAPersonsWords(String wording) {
    String title = wording.replace("{1}", "\u0130nci 01/2345678/26 JS/1 evidence");

    assertThat(AppTitle.without(title)).isEmpty();
    assertThat(AppTitle.without(title.toLowerCase(Locale.ROOT))).isEmpty();
  }

  @Test
  void whatIsWrittenOnTheOtherSideOfTheNameIsKept() {
    assertThat(AppTitle.without("JS/1 WhatsApp Chat with Anna")).isEqualTo("JS/1");
    assertThat(AppTitle.without("Anna ile WhatsApp Sohbeti JS/1")).isEqualTo("JS/1");
  }

  @Test
  void aTextWithoutATitleIsLeftAsItStands() {
    assertThat(AppTitle.without("01/2345678/26  WhatsApp evidence"))
        .isEqualTo("01/2345678/26  WhatsApp evidence");
  }
}
