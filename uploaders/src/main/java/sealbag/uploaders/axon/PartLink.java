package sealbag.uploaders.axon;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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
import sealbag.uploaders.http.Reply;
import sealbag.uploaders.http.SafeAddress;
import sealbag.uploaders.http.Verdict;
import tools.jackson.databind.JsonNode;

/// A signed link that takes one part. It is a secret: whoever has it may write there.
final class PartLink {
  private static final long SLOWEST_BYTES_PER_SECOND = 128 << 10;
  private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length");
  private static final String ACTION = "send the bytes";

  private final HttpRequest.Builder request;
  private final URI address;

  private PartLink(HttpRequest.Builder request, URI address) {
    this.request = request;
    this.address = address;
  }

  static PartLink of(Optional<JsonNode> offered) throws Refused {
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
      return new PartLink(request, address);
    } catch (IllegalArgumentException e) {
      throw unusable(); // the cause would show the link
    }
  }

  private static Map<String, String> headers(JsonNode link) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    link.path("headers")
        .forEachEntry(
            (name, value) -> {
              if (!SET_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, value.asString());
              }
            });
    return headers;
  }

  /// Sends the part and returns the store's tag for it.
  String put(Part part, FileChannel file, Api api) throws DeliveryException, InterruptedException {
    Duration limit = Duration.ofSeconds(60 + part.sizeBytes() / SLOWEST_BYTES_PER_SECOND);
    var body = BodyPublishers.ofInputStream(() -> part.open(file));
    var sized =
        part.sizeBytes() == 0
            ? BodyPublishers.noBody()
            : BodyPublishers.fromPublisher(body, part.sizeBytes());
    String what = ACTION + " of " + api.number();
    Reply reply = api.wire().send(request.copy().timeout(limit).PUT(sized).build(), what, limit);
    if (reply.status() != 200) {
      throw failure(reply, what);
    }
    Optional<String> etag = reply.header("ETag");
    if (etag.isEmpty()) {
      throw new Refused("The store did not confirm the bytes of %s.".formatted(api.number()));
    }
    return etag.get();
  }

  private DeliveryException failure(Reply reply, String what) {
    String code = reply.code().orElse("");
    if (code.equals("RequestTimeTooSkewed")) {
      return new Refused(
          ("Could not %s: clocks differ. "
                  + "Set the clock of this machine and of the upload service, then retry.")
              .formatted(what));
    }
    if (code.equals("BadDigest") || reply.status() == 403) {
      return new Unavailable(
          "Could not %s: %s answered %d %s. Fresh links are used at the next try."
              .formatted(what, address.getAuthority(), reply.status(), code));
    }
    return new Verdict(what, address, "the upload service's links").on(reply);
  }

  private static Refused unusable() {
    return new Refused(
        "The upload service gave no usable link for the bytes. Links must be https PUT links.");
  }
}
