package sealbag.parsers.archive;

/// One oddity of an archive or of an entry. The names are stable: they stand in catalogues.
public enum ArchiveFlag {
  /// Two entries claim the same bytes.
  OVERLAPPING_ENTRIES,
  /// More than one record claims to be the end of the archive.
  AMBIGUOUS_EOCD,
  /// Bytes stand before the archive.
  PREPENDED_DATA,
  /// Bytes stand after the archive.
  TRAILING_DATA,
  /// The archive states another number of entries than it lists.
  COUNT_MISMATCH,
  /// An entry is in the archive but not in its list.
  UNLISTED_LOCAL_ENTRY,
  /// The list and the entry itself disagree.
  HEADER_MISMATCH,
  /// Another entry has the same name, byte for byte.
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
  /// The entry is a zip itself; it is not opened.
  NESTED_ARCHIVE,
  /// The entry's bytes cannot be unpacked to their end.
  UNREADABLE_ARCHIVE
}
