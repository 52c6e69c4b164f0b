package sealbag.parsers.media;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// What a media file says about itself. Whoever made the file could write anything here.
///
/// @param widthPixels as stored, before any rotation that the file asks for
/// @param heightPixels likewise
/// @param takenAt EXIF DateTimeOriginal as `yyyy-MM-ddTHH:mm:ss`, in the camera's unknown time zone
/// @param frames how many pictures an animation has
/// @param contacts how many cards a contact file has
public record MediaFacts(
    OptionalInt widthPixels,
    OptionalInt heightPixels,
    Optional<String> takenAt,
    Optional<Position> position,
    Optional<Duration> duration,
    OptionalInt pages,
    OptionalInt frames,
    OptionalInt contacts) {

  private static final OptionalInt NOT_KNOWN = OptionalInt.empty();

  /// A place in degrees, north and east positive.
  public record Position(double latitude, double longitude) {}

  /// Nothing is known.
  public static MediaFacts none() {
    return of(NOT_KNOWN, NOT_KNOWN, Optional.empty(), NOT_KNOWN, NOT_KNOWN);
  }

  static MediaFacts lasting(Duration duration) {
    return of(NOT_KNOWN, NOT_KNOWN, Optional.of(duration), NOT_KNOWN, NOT_KNOWN);
  }

  static MediaFacts animated(int frames, Duration duration) {
    return of(NOT_KNOWN, NOT_KNOWN, Optional.of(duration), OptionalInt.of(frames), NOT_KNOWN);
  }

  static MediaFacts sized(int widthPixels, int heightPixels) {
    return of(
        OptionalInt.of(widthPixels),
        OptionalInt.of(heightPixels),
        Optional.empty(),
        NOT_KNOWN,
        NOT_KNOWN);
  }

  static MediaFacts holding(int contacts) {
    return of(NOT_KNOWN, NOT_KNOWN, Optional.empty(), NOT_KNOWN, OptionalInt.of(contacts));
  }

  private static MediaFacts of(
      OptionalInt width,
      OptionalInt height,
      Optional<Duration> duration,
      OptionalInt frames,
      OptionalInt contacts) {
    return new MediaFacts(
        width, height, Optional.empty(), Optional.empty(), duration, NOT_KNOWN, frames, contacts);
  }

  /// These facts, and the other's where these say nothing.
  MediaFacts or(MediaFacts other) {
    return new MediaFacts(
        or(widthPixels, other.widthPixels),
        or(heightPixels, other.heightPixels),
        takenAt.or(other::takenAt),
        position.or(other::position),
        duration.or(other::duration),
        or(pages, other.pages),
        or(frames, other.frames),
        or(contacts, other.contacts));
  }

  private static OptionalInt or(OptionalInt one, OptionalInt other) {
    return one.isPresent() ? one : other;
  }
}
