package sealbag.parsers.chat;

/// The totals of one chat text. Every byte belongs to the preamble or to a record.
///
/// @param records number of records
/// @param lines number of line feeds, and one more for a last line without one
/// @param bytes length of the text in bytes
/// @param preambleBytes bytes before the first record
/// @param recordBytes bytes of all records
public record End(long records, long lines, long bytes, long preambleBytes, long recordBytes) {
  public End {
    if (preambleBytes + recordBytes != bytes) {
      throw new IllegalArgumentException(
          "preamble " + preambleBytes + " + records " + recordBytes + " is not bytes " + bytes);
    }
  }
}
