package sealbag.ingest.fixturecheck;

import java.util.List;

/// What checking one case came to.
///
/// @param records records that were read, of all chats of the case
/// @param differences empty when everything is as the truth says
public record Verdict(FixtureCase fixture, long records, List<Difference> differences) {

  public Verdict {
    differences = List.copyOf(differences);
  }

  /// Whether nothing differs.
  public boolean passed() {
    return differences.isEmpty();
  }
}
