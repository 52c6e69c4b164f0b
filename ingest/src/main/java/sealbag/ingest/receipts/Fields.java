package sealbag.ingest.receipts;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What is known for one letter.
final class Fields {
  private final Map<Field, String> values = new EnumMap<>(Field.class);

  Fields put(Field field, String value) {
    values.put(field, value);
    return this;
  }

  Fields put(Field field, Optional<String> value) {
    value.ifPresent(known -> values.put(field, known));
    return this;
  }

  /// Says that something is so.
  Fields mark(Field field, boolean isSo) {
    if (isSo) {
      values.put(field, "yes");
    }
    return this;
  }

  Fields putAll(Fields others) {
    values.putAll(others.values);
    return this;
  }

  Optional<String> get(Field field) {
    return Optional.ofNullable(values.get(field));
  }

  boolean has(Field field) {
    return values.containsKey(field);
  }
}
