package sealbag.parsers.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The extra fields of a header (APPNOTE 4.5): `id size data` each. A field that claims more than
/// there is ends where the bytes end; those after the 64th are not looked at.
final class ExtraFields {
  private static final int ZIP64 = 0x0001;
  private static final int UNICODE_PATH = 0x7075;
  private static final int MOST = 64;

  private final List<Field> fields = new ArrayList<>();

  private boolean broken;

  private record Field(int id, ByteBuffer data) {}

  ExtraFields(byte[] extra) {
    ByteBuffer rest = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
    while (rest.remaining() >= 4 && fields.size() < MOST) {
      int id = Short.toUnsignedInt(rest.getShort());
      int stated = Short.toUnsignedInt(rest.getShort());
      int length = Math.min(stated, rest.remaining());
      broken |= stated > length;
      fields.add(new Field(id, rest.slice(rest.position(), length).order(ByteOrder.LITTLE_ENDIAN)));
      rest.position(rest.position() + length);
    }
    broken |= fields.size() < MOST && rest.hasRemaining();
  }

  /// Whether a field claims more bytes than there are: some programs then refuse the whole archive.
  boolean isBroken() {
    return broken;
  }

  List<Integer> ids() {
    return fields.stream().map(Field::id).toList();
  }

  /// The data of the Info-ZIP Unicode Path field (APPNOTE 4.6.9).
  Optional<byte[]> unicodePath() {
    return first(UNICODE_PATH)
        .map(
            data -> {
              byte[] bytes = new byte[data.remaining()];
              data.get(0, bytes);
              return bytes;
            });
  }

  /// The `nth` eight-byte number (from 0) of the Zip64 field (APPNOTE 4.5.3), which has one for
  /// each 32-bit field that is all ones; `otherwise` when it has not so many.
  long zip64(int nth, long otherwise) {
    return first(ZIP64)
        .filter(data -> data.remaining() >= (nth + 1) * Long.BYTES)
        .map(data -> data.getLong(nth * Long.BYTES))
        .orElse(otherwise);
  }

  private Optional<ByteBuffer> first(int id) {
    return fields.stream().filter(field -> field.id() == id).map(Field::data).findFirst();
  }
}
