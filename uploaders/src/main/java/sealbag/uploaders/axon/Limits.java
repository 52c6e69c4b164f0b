package sealbag.uploaders.axon;

import java.util.Optional;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.Parcel;

/// What the service takes, checked before the first byte leaves. Text is never cut to fit.
///
/// @param externalId most characters of the reference
/// @param title most characters
/// @param description most characters
/// @param fileBytes largest file
public record Limits(int externalId, int title, int description, long fileBytes) {
  /// As Axon's help pages state them; a file by way of the manual import.
  public static final Limits USUAL = new Limits(75, 200, 2000, 4L << 30);

  public Limits {
    if (externalId < 1 || title < 1 || description < 1 || fileBytes < 1) {
      throw new IllegalArgumentException("a limit of the upload is at least 1");
    }
  }

  void check(Parcel parcel, OpenRequest request) throws Refused {
    if (parcel.sizeBytes() > fileBytes) {
      throw new Refused(
          ("%s was not uploaded: the field size would be %d bytes, and the service takes %d. "
                  + "Raise upload.largest-file-mib if it takes more, or import the package by hand.")
              .formatted(parcel.number(), parcel.sizeBytes(), fileBytes));
    }
    text(parcel, "externalId", request.externalId(), externalId);
    text(parcel, "title", request.title(), title);
    text(parcel, "description", request.description(), description);
  }

  private static void text(Parcel parcel, String field, String text, int most) throws Refused {
    int length = text.codePointCount(0, text.length());
    Optional<String> problem =
        length > most
            ? Optional.of("is %d characters long, and the service takes %d".formatted(length, most))
            : Optional.of("holds control characters")
                .filter(_ -> text.codePoints().anyMatch(Character::isISOControl));
    if (problem.isPresent()) {
      throw new Refused(
          "%s was not uploaded: the field %s %s. Correct what was given with the export, then retry."
              .formatted(parcel.number(), field, problem.get()));
    }
  }
}
