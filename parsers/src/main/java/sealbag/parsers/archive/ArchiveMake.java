package sealbag.parsers.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// How a zip was made, as far as its bytes show: the traces of the program that wrote it.
///
/// @param madeBy system and version of the zip format that the entries name, such as `unix 2.0`
/// @param methods compression methods, sorted
/// @param extraFieldIds numbers of extra fields in the list, four hex digits each, sorted
/// @param folderEntries whether folders have entries of their own
/// @param macosxFolder whether macOS has left its traces
/// @param desktopFiles whether another desktop has
/// @param topFolder whether all files lie in one folder
public record ArchiveMake(
    List<String> madeBy,
    List<String> methods,
    List<String> extraFieldIds,
    boolean folderEntries,
    boolean macosxFolder,
    boolean desktopFiles,
    boolean topFolder) {
  /// Times and owners as Info-ZIP writes them for desktop files (`UX`, `ux`), and times as NTFS has
  /// them: no phone's export has these.
  private static final Set<String> DESKTOP_FIELDS = Set.of("000a", "5855", "7875");

  private static final Set<String> DESKTOP_FILES = Set.of("thumbs.db", "desktop.ini");
  private static final Set<String> PHONE_METHODS = Set.of("stored", "deflated");

  public ArchiveMake {
    madeBy = List.copyOf(madeBy);
    methods = List.copyOf(methods);
    extraFieldIds = List.copyOf(extraFieldIds);
  }

  /// What the whole of the traces says.
  public enum Verdict {
    WHATSAPP_ANDROID_LIKE,
    WHATSAPP_IOS_LIKE,
    REPACKED,
    UNKNOWN;

    /// The word in catalogues.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static ArchiveMake of(Structure structure, List<ArchiveEntry> entries) {
    var madeBy = new TreeSet<String>();
    var extraFields = new TreeSet<String>();
    for (CentralRecord record : structure.list().map(CentralList::records).orElse(List.of())) {
      madeBy.add(madeBy(record.madeBy()));
      record.extraIds().forEach(id -> extraFields.add("%04x".formatted(id)));
    }
    var methods = new TreeSet<String>();
    entries.stream()
        .filter(entry -> !entry.flags().contains(ArchiveFlag.UNLISTED_LOCAL_ENTRY))
        .forEach(entry -> methods.add(entry.method()));
    return new ArchiveMake(
        new ArrayList<>(madeBy),
        new ArrayList<>(methods),
        new ArrayList<>(extraFields),
        entries.stream().anyMatch(ArchiveEntry::directory),
        entries.stream().anyMatch(ArchiveMake::isOfMacos),
        entries.stream()
            .anyMatch(entry -> DESKTOP_FILES.contains(entry.baseName().toLowerCase(Locale.ROOT))),
        topFolder(entries).isPresent());
  }

  private static String madeBy(int number) {
    String system =
        switch (number >> 8) {
          case 0 -> "dos";
          case 3 -> "unix";
          case 10 -> "ntfs";
          case 11 -> "mvs";
          case 19 -> "darwin";
          default -> "system " + (number >> 8);
        };
    int version = number & 0xFF;
    return system + " " + version / 10 + "." + version % 10;
  }

  private static boolean isOfMacos(ArchiveEntry entry) {
    return entry.name().startsWith("__MACOSX/")
        || entry.baseName().startsWith("._")
        || entry.baseName().equals(".DS_Store");
  }

  private static Optional<String> topFolder(List<ArchiveEntry> entries) {
    var folders = new TreeSet<String>();
    for (ArchiveEntry entry : entries) {
      int slash = entry.name().indexOf('/');
      if (!isOfMacos(entry)) {
        folders.add(slash < 0 ? "" : entry.name().substring(0, slash));
      }
    }
    return folders.size() == 1 && !folders.first().isEmpty()
        ? Optional.of(folders.first())
        : Optional.empty();
  }

  /// Android puts the chat first, under the chat's title; iPhones call it `_chat.txt`. Both write
  /// no folders and store or deflate.
  ///
  /// @param chat ordinal of the chat's entry; empty when there is none
  /// @param name the name of that entry without folders
  public Verdict verdict(OptionalInt chat, String name) {
    boolean iphone = name.equals("_chat.txt");
    boolean moved = chat.isPresent() && !iphone && chat.getAsInt() != 1;
    if (moved || showsDesktop()) {
      return Verdict.REPACKED;
    }
    if (chat.isEmpty()) {
      return Verdict.UNKNOWN;
    }
    return iphone ? Verdict.WHATSAPP_IOS_LIKE : Verdict.WHATSAPP_ANDROID_LIKE;
  }

  private boolean showsDesktop() {
    return folderEntries
        || macosxFolder
        || desktopFiles
        || topFolder
        || !PHONE_METHODS.containsAll(methods)
        || extraFieldIds.stream().anyMatch(DESKTOP_FIELDS::contains);
  }
}
