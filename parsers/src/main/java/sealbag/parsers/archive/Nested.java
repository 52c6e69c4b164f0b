package sealbag.parsers.archive;

import java.util.Locale;
import java.util.Set;

/// Archives inside the archive, told by name or first bytes. They stay closed: what is in them was
/// never part of the chat as the phone exported it.
final class Nested {
  private static final Set<String> ARCHIVES =
      Set.of("zip", "rar", "7z", "tar", "gz", "tgz", "bz2", "xz", "zst", "cab", "iso");

  /// Zips by their bytes, documents to everybody.
  private static final Set<String> DOCUMENTS =
      Set.of(
          "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "apk", "jar", "pages", "numbers",
          "key", "kmz", "vsdx");

  private Nested() {}

  static boolean isNamedSo(String name) {
    return ARCHIVES.contains(ending(name));
  }

  static boolean isDocument(String name) {
    return DOCUMENTS.contains(ending(name));
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /// Whether the first `length` bytes of `head` begin a zip, RAR, 7z or gzip file.
  static boolean begins(byte[] head, int length) {
    return length >= 4
        && (Archive.looksLikeZip(head)
            || (head[0] == 'R' && head[1] == 'a' && head[2] == 'r' && head[3] == '!')
            || (head[0] == '7'
                && head[1] == 'z'
                && head[2] == (byte) 0xBC
                && head[3] == (byte) 0xAF)
            || (head[0] == 0x1F && head[1] == (byte) 0x8B && head[2] == 8));
  }
}
