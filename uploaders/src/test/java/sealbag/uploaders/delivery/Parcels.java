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

  /// Writes the bytes and makes them a parcel.
  public static Parcel seal(Path folder, String number, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(number + ".zip"), bytes);
    Fingerprint whole = Fingerprint.of(bytes);
    return new Parcel(number, file, whole.sha256(), bytes.length, "0".repeat(64), LABEL);
  }
}
