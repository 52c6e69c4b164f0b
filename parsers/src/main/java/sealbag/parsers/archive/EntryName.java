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
  private static final int UTF8 = 1 << 11;

  /// WhatsApp writes UTF-8, with and without saying so (bit 11); code page 437 is what the zip
  /// format says otherwise (APPNOTE appendix D), and what some programs then read.
  static EntryName of(byte[] raw, ExtraFields extra, int bits) {
    Optional<String> plain = utf8(raw);
    Optional<String> second = extra.unicodePath().flatMap(field -> unicodePath(raw, field));
    boolean declared = (bits & UTF8) != 0 || isAscii(raw);
    boolean oneReading =
        plain.isPresent() && declared && (second.isEmpty() || second.equals(plain));
    String text = plain.or(() -> second).orElseGet(() -> new String(raw, DOS));
    return new EntryName(raw, text, !oneReading || OddName.differsBetweenPrograms(text));
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
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
  private static Optional<String> unicodePath(byte[] raw, byte[] field) {
    return field.length > 5 && checksumFits(raw, field)
        ? utf8(Arrays.copyOfRange(field, 5, field.length))
        : Optional.empty();
  }

  private static boolean checksumFits(byte[] raw, byte[] field) {
    var crc = new CRC32();
    crc.update(raw);
    int stated = ByteBuffer.wrap(field, 1, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return (int) crc.getValue() == stated;
  }
}
