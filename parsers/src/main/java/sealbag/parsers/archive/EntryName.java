package sealbag.parsers.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/// A name as its bytes, and the one reading of them that is taken.
///
/// @param ambiguous another program may well read another name
@SuppressWarnings("ArrayRecordComponent") // never compared; ArchiveEntry copies it
record EntryName(byte[] raw, String text, boolean ambiguous) {
  private static final Charset DOS = Charset.forName("IBM437");
  private static final int UNICODE_PATH = 0x7075;

  /// WhatsApp writes UTF-8, with and without saying so; code page 437 is what the zip format says
  /// otherwise (APPNOTE appendix D).
  static EntryName of(byte[] raw, byte[] extra) {
    Optional<String> plain = utf8(raw);
    Optional<String> second = unicodePath(raw, extra);
    boolean oneReading = plain.isPresent() ? second.isEmpty() || second.equals(plain) : false;
    return new EntryName(
        raw, plain.or(() -> second).orElseGet(() -> new String(raw, DOS)), !oneReading);
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /// The name in the Info-ZIP Unicode Path field (APPNOTE 4.6.9), which only counts with the right
  /// checksum.
  private static Optional<String> unicodePath(byte[] raw, byte[] extra) {
    ByteBuffer fields = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
    while (fields.remaining() >= 4) {
      int id = Short.toUnsignedInt(fields.getShort());
      byte[] field = new byte[Math.min(Short.toUnsignedInt(fields.getShort()), fields.remaining())];
      fields.get(field);
      if (id == UNICODE_PATH && field.length > 5 && checksumFits(raw, field)) {
        return utf8(Arrays.copyOfRange(field, 5, field.length));
      }
    }
    return Optional.empty();
  }

  private static boolean checksumFits(byte[] raw, byte[] field) {
    var crc = new CRC32();
    crc.update(raw);
    int stated = ByteBuffer.wrap(field, 1, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return (int) crc.getValue() == stated;
  }
}
