package sealbag.uploaders.axon;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.http.Reply;
import sealbag.uploaders.http.Skew;
import sealbag.uploaders.http.Verdict;

/// What the store behind a signed link says of the bytes that it was sent.
record StoreAnswer(Damage damage, Reply reply) {
  private static final Set<String> DAMAGED = Set.of("BadDigest", "XAmzContentSHA256Mismatch");
  private static final Set<String> BROKEN_OFF = Set.of("RequestTimeout", "IncompleteBody");

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
      throw new Refused(
          "The store did not confirm the bytes of %s.".formatted(damage.parcel().number()));
    }
    return etag.get();
  }

  private DeliveryException failure() throws DeliveryException, InterruptedException, SessionGone {
    String what = PartLink.ACTION + " of " + damage.parcel().number();
    String code = reply.code().orElse("");
    String said =
        "Could not %s: the store at %s answered %d %s."
            .formatted(what, service().getAuthority(), reply.status(), code);
    Optional<Skew> skew = reply.status() == 403 ? Skew.ofLink(reply) : Optional.empty();
    if (isSkewed(reply) || skew.isPresent()) {
      return skewed(what, skew);
    }
    if (code.equals("NoSuchUpload") || reply.status() == 404 || reply.status() == 410) {
      throw new SessionGone();
    }
    if (DAMAGED.contains(code)) {
      return damage.changed(said);
    }
    if (reply.status() == 403) {
      return damage.forbidden(said);
    }
    if (reply.status() == 200 || reply.status() == 409 || BROKEN_OFF.contains(code)) {
      return new Unavailable(said + " It is tried again later.");
    }
    return new Verdict(what, service(), "the upload service's links").on(reply);
  }

  /// The link was signed just now by the upload service, so that this machine's clock has no part
  /// in it.
  private Refused skewed(String what, Optional<Skew> skew) {
    String how =
        skew.map(found -> "is %s that of the store".formatted(found.words()))
            .orElse("and that of the store differ");
    return new Refused(
        ("Could not %s: the clock of the upload service %s at %s. Ask the people who run the"
                + " service to set both by a time server, then retry.")
            .formatted(what, how, service().getAuthority()));
  }

  private URI service() {
    return reply.address();
  }
}
