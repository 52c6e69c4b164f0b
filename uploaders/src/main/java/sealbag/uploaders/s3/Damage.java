package sealbag.uploaders.s3;

import java.util.Optional;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Parcel;

/// Counts arrivals that were damaged on the way: sending again helps once or twice, then a person
/// must look at the line.
record Damage(Notes notes, Parcel parcel) {
  private static final int MOST = 3;

  /// What an answer to bytes means, which were right when they left.
  DeliveryException or(AnsweredException answer) {
    if (!answer.isDamaged()) {
      return answer.verdict();
    }
    if (notes.damaged(MOST)) {
      return new Unavailable(
          "Bytes of %s were damaged on the way; the store kept none of them. They are sent again later."
              .formatted(parcel.fileName()),
          null,
          Optional.empty());
    }
    return new Refused(
        ("Bytes of %s were damaged on the way %d times. The sealed package here is unchanged."
                + " Check the network and the proxies on the way, then retry.")
            .formatted(parcel.fileName(), MOST));
  }
}
