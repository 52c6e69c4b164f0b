package sealbag.parsers.archive;

/// An entry as its own header describes it, where the archive's list does not, or says something
/// else.
///
/// @param dataEnd position behind its data
/// @param end position behind it all: its data, and the descriptor if it has one
/// @param crc32 as stated in the header or the descriptor
/// @param sizeBytes likewise
/// @param whole whether the data is there from its beginning to its end
record FoundEntry(
    LocalHeader header, long dataEnd, long end, long crc32, long sizeBytes, boolean whole) {

  long compressedBytes() {
    return dataEnd - header.dataAt();
  }
}
