package sealbag.ingest.catalogue;

import java.util.List;

/// A file that the chat names and the export lacks.
///
/// @param name as printed in the chat
/// @param mentionedBy numbers of the records that name it, ascending
public record Missing(String name, List<Long> mentionedBy) {
  public Missing {
    mentionedBy = List.copyOf(mentionedBy);
  }
}
