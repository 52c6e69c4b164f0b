package sealbag.parsers.archive;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// One entry as the archive's list describes it, or as its own header does where the list does not
/// (then it is flagged so); nothing here has been checked against the entry's bytes.
///
/// @param ordinal 1 for the first entry of the list; entries that are not listed follow those that
///   are. Entries are told apart by it, never by name
/// @param nameRaw the name's bytes
/// @param name the name read as UTF-8, else as code page 437; data, never a path to use
/// @param method `stored`, `deflated`, … or `method 99`
/// @param headerAt position of the entry's own header in the archive, -1 where there is none. Two
///   entries with the same position are two descriptions of one
/// @param unixMode type and permission bits, 0 when the archive states none
/// @param dosTime the time as written, in the sender's unknown time zone
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, and compared by content
public record ArchiveEntry(
    int ordinal,
    byte[] nameRaw,
    String name,
    boolean directory,
    boolean encrypted,
    String method,
    long declaredSizeBytes,
    long compressedSizeBytes,
    long declaredCrc32,
    long headerAt,
    int unixMode,
    Optional<LocalDateTime> dosTime,
    Set<ArchiveFlag> flags) {

  public ArchiveEntry {
    nameRaw = nameRaw.clone();
    flags = Set.copyOf(flags);
  }

  @Override
  public byte[] nameRaw() {
    return nameRaw.clone();
  }

  /// The name after its last slash or backslash; for a folder, the folder's own name.
  public String baseName() {
    int end = name.length();
    while (end > 0 && isSlash(name.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && !isSlash(name.charAt(start - 1))) {
      start--;
    }
    return name.substring(start, end);
  }

  private static boolean isSlash(char c) {
    return c == '/' || c == '\\';
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArchiveEntry that
        && ordinal == that.ordinal
        && Arrays.equals(nameRaw, that.nameRaw)
        && declaredSizeBytes == that.declaredSizeBytes
        && compressedSizeBytes == that.compressedSizeBytes
        && declaredCrc32 == that.declaredCrc32
        && method.equals(that.method)
        && headerAt == that.headerAt
        && unixMode == that.unixMode
        && dosTime.equals(that.dosTime)
        && flags.equals(that.flags);
  }

  @Override
  public int hashCode() {
    return Objects.hash(ordinal, Arrays.hashCode(nameRaw), declaredSizeBytes, declaredCrc32);
  }

  @Override
  public String toString() {
    return "ArchiveEntry " + ordinal;
  }
}
