package sealbag.parsers.whatsapp.proof;

import com.code_intelligence.jazzer.junit.FuzzTest;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Container;

/// Bytes of any kind are read without an exception, by the laws, and twice to the same end. In the
/// build this runs over the texts in `ChatFuzzTestInputs`; with `JAZZER_FUZZ=1` in the environment
/// it looks for further ones.
class ChatFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void bytesOfAnyKindAreReadByTheLaws(byte[] bytes) {
    Reading reading = Reading.of(bytes);
    Laws.check(bytes, reading);
    ChatText text = Reading.text(bytes, Container.unknown());
    byte[] json = Reading.json(text);
    JsonLaws.check(json, reading);
    if (Reading.recognises(bytes) != reading.isChat()) {
      throw new AssertionError("recognises and read disagree");
    }
  }
}
