package sealbag.uploaders.axon;

import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Parcel;

/// Counts what goes wrong with bytes that were right when they left: sending again helps once or
/// twice, then a person must look.
record Damage(Notes notes, Parcel parcel) {
  private static final int MOST = 3;

  /// Other bytes arrived than were sent.
  ///
  /// @param said who says so, a sentence
  /// @throws DeliveryException when it is the file here that changed
  DeliveryException changed(String said) throws DeliveryException, InterruptedException {
    AxonUploader.requireSame(parcel);
    return isOftenEnough("mismatches")
        ? new Refused(
            ("%s That has now happened %d times. Check the network and its proxies, then retry;"
                    + " the sealed package here is unchanged.")
                .formatted(said, MOST))
        : new Unavailable(
            said + " The bytes changed on the way; they are sent anew at the next try.");
  }

  /// A fresh link was not taken either.
  DeliveryException forbidden(String said) {
    return isOftenEnough("forbidden")
        ? new Refused(
            ("%s That has now happened %d times with fresh links. Ask the people who run the"
                    + " upload service whether its links may write there, then retry.")
                .formatted(said, MOST))
        : new Unavailable(said + " Fresh links are used at the next try.");
  }

  private boolean isOftenEnough(String what) {
    return notes.count(what) % MOST == 0;
  }
}
