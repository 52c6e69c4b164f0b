package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrintedTitlesTest {

  static Stream<PrintedText> titles() {
    return PrintedText.all().stream().filter(PrintedText::isTitle);
  }

  @ParameterizedTest
  @MethodSource("titles")
  void theNameOfAnExportedFileGivesTheTitle(PrintedText title) {
    String file = title.filled(List.of("Kestrel Moor")) + ".txt";

    assertThat(Title.of(file)).contains("Kestrel Moor");
  }
}
