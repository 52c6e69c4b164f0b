package sealbag.parsers.media;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.tika.metadata.Metadata;

/// Picks the facts out of what Tika found. Values that make no sense count as absent.
final class TikaFacts {
  private static final Pattern EXIF_TIME =
      Pattern.compile("(\\d{4}):(\\d\\d):(\\d\\d) (\\d\\d:\\d\\d:\\d\\d)");
  private static final Pattern INTEGER = Pattern.compile("(\\d{1,9})(?: pixels)?");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(?:\\.\\d{1,20})?");

  private final Metadata found;

  private TikaFacts(Metadata found) {
    this.found = found;
  }

  static MediaFacts of(Metadata found) {
    return new TikaFacts(found).read();
  }

  private MediaFacts read() {
    return new MediaFacts(
        first("tiff:ImageWidth", "Image Width", "Width"),
        first("tiff:ImageLength", "Image Height", "Height"),
        takenAt(),
        position(),
        decimal("xmpDM:duration").filter(s -> s > 0).map(TikaFacts::seconds),
        integer(PdfPages.PAGES),
        animation(),
        OptionalInt.empty());
  }

  /// Tika counts the pictures of a GIF; a single one is no animation.
  private OptionalInt animation() {
    OptionalInt pictures = integer("imagereader:NumImages");
    return pictures.orElse(0) > 1 ? pictures : OptionalInt.empty();
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  /// The tag as the camera wrote it: Tika's own date property shifts it where an offset tag is
  /// present.
  private Optional<String> takenAt() {
    return value("Exif SubIFD:Date/Time Original")
        .map(EXIF_TIME::matcher)
        .filter(Matcher::matches)
        .map(m -> m.group(1) + "-" + m.group(2) + "-" + m.group(3) + "T" + m.group(4));
  }

  private Optional<MediaFacts.Position> position() {
    Optional<Double> latitude = decimal("geo:lat").filter(it -> Math.abs(it) <= 90);
    Optional<Double> longitude = decimal("geo:long").filter(it -> Math.abs(it) <= 180);
    return latitude.flatMap(lat -> longitude.map(lon -> new MediaFacts.Position(lat, lon)));
  }

  /// WebP and HEIF only have the names of the library behind Tika.
  private OptionalInt first(String... names) {
    return Stream.of(names)
        .map(this::integer)
        .filter(OptionalInt::isPresent)
        .findFirst()
        .orElse(OptionalInt.empty());
  }

  private OptionalInt integer(String name) {
    return value(name)
        .map(INTEGER::matcher)
        .filter(Matcher::matches)
        .map(m -> Integer.parseInt(m.group(1)))
        .filter(it -> it > 0)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private Optional<Double> decimal(String name) {
    return value(name).filter(it -> DECIMAL.matcher(it).matches()).map(Double::valueOf);
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(found.get(name)).map(String::strip);
  }
}
