package sealbag.uploaders.axon;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.SealedFile;
import sealbag.uploaders.http.Exchange;
import sealbag.uploaders.http.Reply;
import sealbag.uploaders.http.SafeAddress;
import sealbag.uploaders.http.StreamBody;
import tools.jackson.databind.JsonNode;

/// A signed link that takes one part. It is a secret: whoever has it may write there.
final class PartLink {
  private static final long SLOWEST_BYTES_PER_SECOND = 128 << 10;
  private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length");
  static final String ACTION = "send the bytes";

  private final HttpRequest.Builder request;
  private final Api api;

  private PartLink(HttpRequest.Builder request, Api api) {
    this.request = request;
    this.api = api;
  }

  static PartLink of(Optional<JsonNode> offered, Api api) throws Refused {
    if (offered.isEmpty()) {
      throw unusable();
    }
    JsonNode link = offered.get();
    if (!link.path("method").asString("PUT").equals("PUT")) {
      throw unusable();
    }
    try {
      URI address = SafeAddress.require(URI.create(Answer.text(link, "/url")));
      var request = HttpRequest.newBuilder(address);
      headers(link).forEach(request::header);
      return new PartLink(request, api);
    } catch (IllegalArgumentException e) {
      throw unusable(); // the cause would show the link
    }
  }

  private static Map<String, String> headers(JsonNode link) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    link.path("headers")
        .forEachEntry(
            (name, value) -> {
              if (!value.isString()) {
                throw new IllegalArgumentException("a header is text");
              }
              if (!SET_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, value.asString());
              }
            });
    return headers;
  }

  /// Starts sending the part.
  Flight start(Part part, FileChannel file) {
    Duration limit =
        api.wire()
            .patience()
            .answer()
            .plusSeconds(part.sizeBytes() / SLOWEST_BYTES_PER_SECOND)
            .plus(api.pace().extra(part.sizeBytes()));
    var body = StreamBody.of(() -> api.pace().slowed(part.open(file)), part.sizeBytes());
    var put = request.copy().timeout(limit).PUT(body).build();
    return new Flight(part, api.wire().start(put), limit.multipliedBy(2));
  }

  /// What the store answered to a part.
  ///
  /// @param isCompared whether it said that the bytes have the hash they were sent with
  record Taken(String etag, boolean isCompared) {}

  /// A part on its way.
  ///
  /// @param limit for the whole answer
  record Flight(Part part, Exchange<String> exchange, Duration limit) implements AutoCloseable {

    /// Waits for the store's word about the part.
    ///
    /// @return empty when a fresh link is needed
    Optional<Taken> taken(Damage damage)
        throws DeliveryException, InterruptedException, SessionGone {
      Reply reply = answer(damage.parcel());
      return reply.status() == 403 && !StoreAnswer.isSkewed(reply)
          ? Optional.empty()
          : Optional.of(taken(damage, reply));
    }

    /// As [#taken] for a link that was signed just now.
    Taken takenOrExplain(Damage damage)
        throws DeliveryException, InterruptedException, SessionGone {
      return taken(damage, answer(damage.parcel()));
    }

    private Taken taken(Damage damage, Reply reply)
        throws DeliveryException, InterruptedException, SessionGone {
      var stated = reply.header("x-amz-checksum-sha256");
      return new Taken(
          new StoreAnswer(damage, reply).etag(), stated.equals(Optional.of(part.sha256Base64())));
    }

    private Reply answer(Parcel parcel) throws DeliveryException, InterruptedException {
      try {
        return new Reply(exchange.await(ACTION + " of " + parcel.number(), limit));
      } catch (Unavailable e) {
        Optional<IOException> unread = StreamBody.whyUnread(e);
        throw unread.isPresent() ? SealedFile.unreadable(parcel, unread.get()) : e;
      }
    }

    @Override
    public void close() {
      exchange.close();
    }
  }

  private static Refused unusable() {
    return new Refused(
        "The upload service gave no usable link for the bytes. Links must be https PUT links.");
  }
}
