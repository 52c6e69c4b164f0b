package sealbag.parsers.archive;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/// What an entry is, and which oddities its own header shows.
///
/// @param mode type and permission bits of a Unix file (APPNOTE 4.4.15), 0 when there are none
/// @param bits general purpose bits (APPNOTE 4.4.4)
/// @param method APPNOTE 4.4.5
record EntryKind(EntryName name, int mode, int bits, int method) {
  private static final Pattern OUTSIDE = Pattern.compile("^/|^[A-Za-z]:|\\\\|(?:^|/)\\.\\.(?:/|$)");
  private static final int TYPE = 0xF000;
  private static final int FOLDER = 0x4000;
  private static final int LINK = 0xA000;
  private static final Set<Integer> DEVICES = Set.of(0x1000, 0x2000, 0x6000, 0xC000);
  private static final int ENCRYPTED = 1;
  private static final int METHOD_AES = 99;

  boolean isFolder() {
    return isNamedFolder() || (mode & TYPE) == FOLDER;
  }

  private boolean isNamedFolder() {
    return name.text().endsWith("/");
  }

  boolean isEncrypted() {
    return (bits & ENCRYPTED) != 0 || method == METHOD_AES;
  }

  /// @param empty whether the entry has no bytes, as a folder has none
  Set<ArchiveFlag> flags(boolean empty) {
    Set<ArchiveFlag> flags = EnumSet.noneOf(ArchiveFlag.class);
    flag(flags, (mode & TYPE) == LINK, ArchiveFlag.SYMLINK);
    flag(flags, DEVICES.contains(mode & TYPE), ArchiveFlag.SPECIAL_FILE);
    flag(flags, isEncrypted(), ArchiveFlag.ENCRYPTED_ENTRY);
    flag(flags, !isEncrypted() && !Method.isRead(method), ArchiveFlag.UNSUPPORTED_METHOD);
    flag(flags, Nested.isNamedSo(name.text()), ArchiveFlag.NESTED_ARCHIVE);
    flag(flags, OUTSIDE.matcher(name.text()).find(), ArchiveFlag.PATH_TRAVERSAL);
    flag(flags, name.ambiguous() || isFolderToSomeOnly(empty), ArchiveFlag.NAME_AMBIGUOUS);
    return flags;
  }

  /// A folder by its name and a file by its bytes, or a folder by its mode and a file by its name.
  private boolean isFolderToSomeOnly(boolean empty) {
    return isNamedFolder() ? !empty : (mode & TYPE) == FOLDER;
  }

  private static void flag(Set<ArchiveFlag> flags, boolean seen, ArchiveFlag flag) {
    if (seen) {
      flags.add(flag);
    }
  }
}
