package sealbag.uploaders.axon;

import java.net.URI;
import java.util.Optional;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.http.Reply;
import sealbag.uploaders.http.Verdict;

/// What the store behind a signed link says of the bytes that it was sent.
record StoreAnswer(Parcel parcel, Reply reply) {

  static boolean isSkewed(Reply reply) {
    return reply.code().equals(Optional.of("RequestTimeTooSkewed"));
  }

  /// The store's tag of the bytes. Bytes that were there before (412) have none: whether they are
  /// the sealed ones is decided when the file is finished and read back.
  String etag() throws DeliveryException, InterruptedException, SessionGone {
    if (reply.status() == 412) {
      return "";
    }
    if (reply.status() != 200 || reply.code().isPresent()) {
      throw failure();
    }
    Optional<String> etag = reply.header("ETag");
    if (etag.isEmpty()) {
      throw new Refused("The store did not confirm the bytes of %s.".formatted(parcel.number()));
    }
    return etag.get();
  }

  private DeliveryException failure() throws DeliveryException, InterruptedException, SessionGone {
    String what = PartLink.ACTION + " of " + parcel.number();
    String code = reply.code().orElse("");
    if (isSkewed(reply)) {
      return new Refused(
          ("Could not %s: clocks differ. "
                  + "Set the clock of this machine and of the upload service, then retry.")
              .formatted(what));
    }
    if (code.equals("NoSuchUpload") || reply.status() == 404 || reply.status() == 410) {
      throw new SessionGone();
    }
    if (code.equals("BadDigest")) {
      AxonUploader.requireSame(parcel);
      return again(what, code, "The bytes changed on the way; they are sent anew at the next try.");
    }
    if (reply.status() == 403) {
      return again(what, code, "Fresh links are used at the next try.");
    }
    if (reply.status() == 200 || reply.status() == 409) {
      return again(what, code, "It is tried again later.");
    }
    return new Verdict(what, service(), "the upload service's links").on(reply);
  }

  private Unavailable again(String what, String code, String next) {
    return new Unavailable(
        "Could not %s: the store at %s answered %d %s. %s"
            .formatted(what, service().getAuthority(), reply.status(), code, next));
  }

  private URI service() {
    return reply.address();
  }
}
