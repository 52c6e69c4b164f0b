package sealbag.parsers.media;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// What a media file says about itself. Whoever made the file could write anything here.
///
/// @param takenAt EXIF DateTimeOriginal as `yyyy-MM-ddTHH:mm:ss`, in the camera's unknown time zone
public record MediaFacts(
    OptionalInt widthPixels,
    OptionalInt heightPixels,
    Optional<String> takenAt,
    Optional<Position> position,
    Optional<Duration> duration,
    OptionalInt pages) {

  /// A place in degrees, north and east positive.
  public record Position(double latitude, double longitude) {}

  /// Nothing is known.
  public static MediaFacts none() {
    return lasting(Optional.empty());
  }

  static MediaFacts lasting(Optional<Duration> duration) {
    return new MediaFacts(
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        duration,
        OptionalInt.empty());
  }
}
