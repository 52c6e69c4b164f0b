package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  @ParameterizedTest
  @ValueSource(bytes = {'\n', ':', 0, 0x7F, (byte) 0x80, (byte) 0xE2, (byte) 0xFF})
  void aByteIsFoundAtEveryPlaceAmongItsNeighbours(byte wanted) {
    for (int place = 0; place < 30; place++) {
      byte[] bytes = new byte[30];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (wanted + (i % 2 == 0 ? 1 : -1));
      }
      bytes[place] = wanted;

      assertThat(Words.find(wanted, bytes, 0, 30)).isEqualTo(place);
      assertThat(Words.find(wanted, bytes, place + 1, 30)).isEqualTo(30);
      assertThat(Words.find(wanted, bytes, 0, place)).isEqualTo(place);
    }
  }
}
