package sealbag.uploaders.delivery;

import java.util.Locale;

/// An upload that was begun for a parcel and that nobody finished.
///
/// @param id the destination's name for it; empty where the answer that told it was lost
/// @param standing what the destination says about it
/// @param parts how many parts it has; 0 where it is not open
/// @param sizeBytes of those parts
public record Unfinished(String id, Standing standing, int parts, long sizeBytes) {

  /// What the destination says.
  public enum Standing {
    /// It waits for more, or to be finished.
    OPEN,
    /// It was taken in the meantime: the next try finds that and goes on.
    ACCEPTED,
    /// It is not known there any more: the next try begins anew.
    GONE;

    /// For people and for `--json`.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One of which nothing is left.
  public static Unfinished gone(String id) {
    return new Unfinished(id, Standing.GONE, 0, 0);
  }
}
