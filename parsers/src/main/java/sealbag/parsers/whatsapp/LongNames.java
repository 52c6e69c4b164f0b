package sealbag.parsers.whatsapp;

import org.jspecify.annotations.Nullable;

/// What could be names that hold a colon: `ACME: Support: your parcel is here`. A text before a
/// second colon that heads several records is one where its first part heads no others; where it
/// does, either may be meant.
final class LongNames {

  private final ByteMap<Boolean> verdicts = new ByteMap<>();

  /// Notes how often a name with a colon was printed, and its part up to the first colon.
  void add(byte[] label, long uses, long usesOfFirstPart) {
    if (uses >= 2) {
      verdicts.add(label, 0, label.length, uses == usesOfFirstPart);
    }
  }

  /// Reads a file's tables of names: up to the first colon, and up to the second.
  static LongNames of(LabelTable labels, LabelTable longLabels) {
    var names = new LongNames();
    longLabels.forEach(
        (label, uses) -> names.add(label, uses, labels.count(label, 0, firstPart(label))));
    return names;
  }

  /// Where a label's part up to its first colon ends.
  static int firstPart(byte[] label) {
    return NameEnd.find(label, 0, label.length);
  }

  boolean isEmpty() {
    return verdicts.size() == 0;
  }

  /// Whether these bytes are a name, as against a shorter name and text; null where they are none.
  @Nullable Boolean isName(byte[] bytes, int from, int to) {
    return verdicts.get(bytes, from, to);
  }

  boolean isLike(LongNames other) {
    return verdicts.isLike(other.verdicts);
  }
}
