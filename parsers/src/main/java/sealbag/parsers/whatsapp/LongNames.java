package sealbag.parsers.whatsapp;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What could be names that hold a colon: `ACME: Support: your parcel is here`. A text before a
/// second colon that heads several records is one where its first part heads no others; where it
/// does, either may be meant.
record LongNames(Map<ByteBuffer, Boolean> verdicts) {

  /// Reads a file's tables of names: up to the first colon, and up to the second.
  static LongNames of(LabelTable labels, LabelTable longLabels) {
    var verdicts = new HashMap<ByteBuffer, Boolean>();
    longLabels.forEach(
        (label, uses) -> {
          if (uses >= 2) {
            int colon = NameEnd.find(label, 0, label.length);
            verdicts.put(ByteBuffer.wrap(label), labels.count(label, 0, colon) == uses);
          }
        });
    return new LongNames(Map.copyOf(verdicts));
  }

  boolean isEmpty() {
    return verdicts.isEmpty();
  }

  /// Whether these bytes are a name, as against a shorter name and text; null where they are none.
  @Nullable Boolean isName(byte[] bytes, int from, int to) {
    return verdicts.get(ByteBuffer.wrap(bytes, from, to - from));
  }
}
