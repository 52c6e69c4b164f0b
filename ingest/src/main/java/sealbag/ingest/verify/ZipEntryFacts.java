package sealbag.ingest.verify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// One file in the zip, and the only headers that it may have there (APPNOTE 6.3.10, sections
/// 4.3.7, 4.3.12 and 4.5.3): stored, dated 1980-01-01, nothing optional, 64-bit fields only where
/// needed.
///
/// @param name with the top folder
/// @param offset of the local header
/// @param madeBy 20, or 45 in a zip with 64-bit fields
record ZipEntryFacts(String name, long offset, long size, int crc32, int madeBy) {

  static final long MAX_32 = 0xFFFF_FFFFL;
  static final int LOCAL_FIXED = 30;
  static final int CENTRAL_FIXED = 46;

  private static final int LOCAL_SIGNATURE = 0x04034B50;
  private static final int CENTRAL_SIGNATURE = 0x02014B50;
  private static final short FIRST_DOS_DATE = 0x21;
  private static final short PLAIN = 10;
  private static final short ZIP64 = 45;

  private boolean isLarge() {
    return size >= MAX_32;
  }

  private boolean isFar() {
    return offset >= MAX_32;
  }

  byte[] localHeader() {
    int extra = isLarge() ? 20 : 0;
    byte[] bytes = new byte[LOCAL_FIXED + name.length() + extra];
    ByteBuffer header = littleEndian(bytes);
    header.putInt(LOCAL_SIGNATURE).putShort(isLarge() ? ZIP64 : PLAIN);
    common(header, extra);
    header.put(nameBytes());
    if (isLarge()) {
      header.putShort((short) 1).putShort((short) 16).putLong(size).putLong(size);
    }
    return bytes;
  }

  byte[] centralHeader() {
    int values = (isLarge() ? 16 : 0) + (isFar() ? 8 : 0);
    int extra = values == 0 ? 0 : 4 + values;
    byte[] bytes = new byte[CENTRAL_FIXED + name.length() + extra];
    ByteBuffer header = littleEndian(bytes);
    header.putInt(CENTRAL_SIGNATURE).putShort((short) madeBy).putShort(extra > 0 ? ZIP64 : PLAIN);
    common(header, extra);
    header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
    header.putInt((int) Math.min(offset, MAX_32)).put(nameBytes());
    if (extra > 0) {
      header.putShort((short) 1).putShort((short) values);
    }
    if (isLarge()) {
      header.putLong(size).putLong(size);
    }
    if (isFar()) {
      header.putLong(offset);
    }
    return bytes;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// From the flags to the length of the extra field.
  private void common(ByteBuffer header, int extra) {
    int shownSize = (int) Math.min(size, MAX_32);
    header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort(FIRST_DOS_DATE);
    header.putInt(crc32).putInt(shownSize).putInt(shownSize);
    header.putShort((short) name.length()).putShort((short) extra);
  }

  private byte[] nameBytes() {
    return name.getBytes(StandardCharsets.ISO_8859_1);
  }

  long contentStart() {
    return offset + LOCAL_FIXED + name.length() + (isLarge() ? 20 : 0);
  }

  long end() {
    return contentStart() + size;
  }
}
