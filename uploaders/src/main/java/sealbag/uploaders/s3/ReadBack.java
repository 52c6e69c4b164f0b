package sealbag.uploaders.s3;

import java.util.Optional;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Altered;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;

/// Compares what the bucket holds with what was sealed.
record ReadBack(StoredObject object, Notes notes) {

  /// @param joined the checksum that the store states when the object is made of our parts
  Receipt of(Held held, Optional<String> joined) throws DeliveryException, InterruptedException {
    Calls calls = object.calls();
    Parcel parcel = calls.parcel();
    if (!isEqual(held, joined, parcel)) {
      throw different(parcel);
    }
    new Protection(calls.settings().keeping(), parcel).check(held);
    String id = held.version().map(v -> calls.key() + "?versionId=" + v).orElse(calls.key());
    return new Receipt(
        calls.settings().folder().address(id), id, parcel.sha256(), parcel.sizeBytes());
  }

  /// A checksum that the store does not state, or of parts that are not ours, says nothing: then
  /// the object is downloaded and hashed.
  private boolean isEqual(Held held, Optional<String> joined, Parcel parcel)
      throws DeliveryException, InterruptedException {
    if (held.sizeBytes() != parcel.sizeBytes()) {
      return false;
    }
    if (held.isHashOfWhole()) {
      return held.checksum().equals(Optional.of(Sha256.base64(parcel.sha256())));
    }
    return (held.checksum().isPresent() && held.checksum().equals(joined))
        || object.read(held).equals(parcel.fingerprint());
  }

  private DeliveryException different(Parcel parcel) {
    if (notes.isStored()) {
      return new Altered(
          ("What bucket %s holds as %s is not what was sealed. "
                  + "Tell the people who run it; the sealed package here is unchanged.")
              .formatted(object.calls().bucket(), parcel.fileName()));
    }
    return new Refused(
        ("Bucket %s already holds other bytes under %s; nothing was overwritten. "
                + "Find out what they are, move them away and retry.")
            .formatted(object.calls().bucket(), object.calls().key()));
  }
}
