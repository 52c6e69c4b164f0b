package sealbag.ingest.catalogue;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sealbag.ingest.evidence.Sha256;
import sealbag.parsers.media.MediaFacts;

/// One entry of the export, whether or not it could be read.
///
/// @param id `CHAT` for the chat text, else `A000001` and so on in the order of the container
/// @param ordinal position in the container, counted from 1
/// @param packagePath where the bytes lie in the bag; empty for folders and for what could not be
///   read
/// @param sizeBytes the bytes really read, or 0
/// @param sha256 of these bytes; empty when they are not in the package
/// @param mediaType told by the bytes alone; empty when unknown
/// @param typeMismatch whether the name's extension says another type than the bytes do
/// @param archive what the zip says about the entry; empty for loose files
/// @param mentionedBy numbers of the records that name the file, ascending
/// @param flags oddities of the entry, as stable words
/// @param duplicateOf id of the first item with the same bytes
public record CatalogueItem(
    String id,
    int ordinal,
    Optional<String> packagePath,
    Name name,
    long sizeBytes,
    Optional<Sha256> sha256,
    Optional<String> mediaType,
    boolean typeMismatch,
    Optional<ArchiveDetails> archive,
    MediaFacts facts,
    List<Long> mentionedBy,
    Status status,
    Set<String> flags,
    Optional<String> duplicateOf) {

  public CatalogueItem {
    mentionedBy = List.copyOf(mentionedBy);
    flags = Set.copyOf(flags);
  }

  /// The name that the sender's phone gave the file.
  ///
  /// @param rawBase64 its bytes, undecoded
  /// @param decoded how those bytes were read
  public record Name(String rawBase64, String decoded) {

    /// The name from its bytes and how they were read.
    public static Name of(byte[] raw, String decoded) {
      return new Name(Base64.getEncoder().encodeToString(raw), decoded);
    }
  }

  /// What became of an entry.
  public enum Status {
    CHAT,
    PRESENT_MENTIONED,
    PRESENT_NOT_MENTIONED,
    UNREADABLE,
    FOLDER;

    /// The word in output.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
