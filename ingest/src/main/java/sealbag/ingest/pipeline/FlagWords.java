package sealbag.ingest.pipeline;

import sealbag.parsers.archive.ArchiveFlag;

/// The flags of archives and entries in plain words.
public final class FlagWords {
  private FlagWords() {}

  /// One sentence for a flag's word.
  public static String sentence(String flag) {
    return sentence(ArchiveFlag.valueOf(flag));
  }

  /// One sentence for a flag.
  public static String sentence(ArchiveFlag flag) {
    return switch (flag) {
      case OVERLAPPING_ENTRIES -> "Files in the zip claim the same bytes.";
      case AMBIGUOUS_EOCD ->
          "The zip has more than one end, or one that can be read in two ways: programs can find different files in it.";
      case PREPENDED_DATA ->
          "Bytes that belong to no file stand before the zip or among its files.";
      case TRAILING_DATA -> "Bytes stand behind the end of the zip.";
      case COUNT_MISMATCH ->
          "The zip states another number of files, or another length of its list, than there is.";
      case UNLISTED_LOCAL_ENTRY ->
          "A file is in the zip but not in its list, or the list describes it otherwise: most programs do not show it so.";
      case HEADER_MISMATCH -> "The zip's list and the file's own header say different things.";
      case DUPLICATE_NAME ->
          "Two files have the same name or path: most programs unpack only one of them.";
      case CASE_COLLISION ->
          "Two names differ only in capital letters: some systems keep only one of the files.";
      case UNICODE_COLLISION ->
          "Two names look the same and are written differently: some systems keep only one of the files.";
      case NAME_AMBIGUOUS ->
          "The name can be read in more than one way: other programs may show another.";
      case PATH_TRAVERSAL ->
          "The name points outside of its folder: careless programs would write it elsewhere.";
      case SYMLINK -> "The entry is a link; its bytes are the place that it points to.";
      case SPECIAL_FILE -> "The entry is a device, a pipe or a socket.";
      case ENCRYPTED_ENTRY -> "The file is locked with a password and could not be read.";
      case UNSUPPORTED_METHOD -> "The file is compressed in a way that is not read here.";
      case CRC_MISMATCH -> "The bytes do not match the checksum that the zip states.";
      case SIZE_LIE -> "The file is longer or shorter than the zip states.";
      case ZIP_BOMB_RATIO -> "A file grows far more on unpacking than honest data does.";
      case TYPE_EXTENSION_MISMATCH -> "The name's ending says another type than the bytes do.";
      case NESTED_ARCHIVE -> "The file is an archive itself; it was kept whole and not opened.";
      case REPACKED_ARCHIVE ->
          "Another program than WhatsApp has put the zip together: somebody unpacked the export and packed it again.";
      case UNREADABLE_ARCHIVE -> "It could not be read to its end.";
      case SALVAGED ->
          "Found by looking for files one by one, because the zip's list cannot be read; others may be lost.";
    };
  }
}
