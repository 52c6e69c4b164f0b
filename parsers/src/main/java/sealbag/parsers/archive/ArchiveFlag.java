package sealbag.parsers.archive;

/// One oddity of an archive or of an entry. The names are stable: they stand in catalogues.
public enum ArchiveFlag {
  /// Two entries claim the same bytes.
  OVERLAPPING_ENTRIES,
  /// More than one record claims to be the end of the archive, or the end can be read in two ways.
  AMBIGUOUS_EOCD,
  /// Bytes that belong to no entry stand before the archive, or among its entries.
  PREPENDED_DATA,
  /// Bytes stand after the archive.
  TRAILING_DATA,
  /// The archive states another number of entries, or another length of its list, than there is.
  COUNT_MISMATCH,
  /// An entry is in the archive but not in its list, or is there as its own header has it where the
  /// list has something else.
  UNLISTED_LOCAL_ENTRY,
  /// The list and the entry itself disagree, or one of their headers cannot be right.
  HEADER_MISMATCH,
  /// Another entry has the same name, byte for byte or as a path written in another way.
  DUPLICATE_NAME,
  /// Another entry has the same name in another letter case.
  CASE_COLLISION,
  /// Another entry's name looks the same but is written with other code points.
  UNICODE_COLLISION,
  /// The name can be read in more than one way.
  NAME_AMBIGUOUS,
  /// The name points outside of a folder: `..`, an absolute path, a drive letter, a backslash.
  PATH_TRAVERSAL,
  /// The entry is a symbolic link.
  SYMLINK,
  /// The entry is a device, a pipe or a socket.
  SPECIAL_FILE,
  /// The entry needs a password.
  ENCRYPTED_ENTRY,
  /// The entry is compressed in a way that is not read here.
  UNSUPPORTED_METHOD,
  /// The bytes do not match the checksum that the archive states.
  CRC_MISMATCH,
  /// The entry is longer or shorter than the archive states.
  SIZE_LIE,
  /// The entry grows far more on unpacking than honest data does.
  ZIP_BOMB_RATIO,
  /// The name's ending says another type than the bytes do.
  TYPE_EXTENSION_MISMATCH,
  /// The entry is an archive itself; it is not opened.
  NESTED_ARCHIVE,
  /// Another program than the messenger has put the archive together.
  REPACKED_ARCHIVE,
  /// The entry's bytes cannot be unpacked to their end; of an archive: its list cannot be read.
  UNREADABLE_ARCHIVE,
  /// Found by looking for entries one by one, because the list of the archive cannot be read.
  SALVAGED
}
