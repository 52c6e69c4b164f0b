package sealbag.uploaders.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import sealbag.uploaders.delivery.Parcel.Label;

/// Parcels to deliver in tests.
public final class Parcels {
  private static final Label LABEL =
      new Label(
          "WhatsApp export",
          Optional.of("REF/2026/17"),
          Optional.of("AP/1"),
          Optional.of("officer@force.example"),
          Instant.parse("2026-11-20T18:04:00Z"));

  private Parcels() {}

  /// The same parcel with something else to show to people.
  public static Parcel labelled(Parcel parcel, String title, String reference) {
    var label =
        new Label(
            title, Optional.of(reference), LABEL.exhibit(), LABEL.officer(), LABEL.receivedAt());
    return new Parcel(
        parcel.number(),
        parcel.file(),
        parcel.sha256(),
        parcel.sizeBytes(),
        parcel.manifestSha256(),
        label);
  }

  /// Writes the bytes and makes them a parcel.
  public static Parcel seal(Path folder, String number, byte[] bytes) throws IOException {
    return of(Files.write(folder.resolve(number + ".zip"), bytes), bytes);
  }

  /// Makes a file with these bytes a parcel; its name is the receipt number.
  public static Parcel of(Path file, byte[] bytes) {
    String number = file.getFileName().toString().replace(".zip", "");
    Fingerprint whole = Fingerprint.of(bytes);
    return new Parcel(number, file, whole.sha256(), bytes.length, "0".repeat(64), LABEL);
  }
}
