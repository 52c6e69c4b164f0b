package sealbag.uploaders.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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

  private static final Slices.Cut CUT = new Slices.Cut(5 << 20, 5 << 20);

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
        label,
        parcel.slices());
  }

  /// With hashes of slices of this size.
  public static Parcel cut(Parcel parcel, int sliceSizeBytes) throws IOException {
    return new Parcel(
        parcel.number(),
        parcel.file(),
        parcel.sha256(),
        parcel.sizeBytes(),
        parcel.manifestSha256(),
        parcel.label(),
        slices(Files.readAllBytes(parcel.file()), sliceSizeBytes));
  }

  /// As an older version sealed it: without hashes of its slices.
  public static Parcel uncut(Parcel parcel) {
    return new Parcel(
        parcel.number(),
        parcel.file(),
        parcel.sha256(),
        parcel.sizeBytes(),
        parcel.manifestSha256(),
        parcel.label());
  }

  /// Writes the bytes and makes them a parcel.
  public static Parcel seal(Path folder, String number, byte[] bytes) throws IOException {
    return of(Files.write(folder.resolve(number + ".zip"), bytes), bytes);
  }

  /// Makes a file with these bytes a parcel; its name is the receipt number.
  public static Parcel of(Path file, byte[] bytes) {
    String number = file.getFileName().toString().replace(".zip", "");
    Fingerprint whole = Fingerprint.of(bytes);
    return new Parcel(
        number,
        file,
        whole.sha256(),
        bytes.length,
        "0".repeat(64),
        LABEL,
        slices(bytes, (int) CUT.of(bytes.length)));
  }

  private static Optional<Slices> slices(byte[] bytes, int size) {
    var hashes = new ArrayList<String>();
    for (int from = 0; size > 0 && from < bytes.length; from += size) {
      int to = Math.min(from + size, bytes.length);
      hashes.add(Fingerprint.of(Arrays.copyOfRange(bytes, from, to)).sha256());
    }
    return size == 0 ? Optional.empty() : Optional.of(new Slices(size, hashes));
  }
}
