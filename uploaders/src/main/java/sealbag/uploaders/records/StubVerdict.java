package sealbag.uploaders.records;

import java.net.URI;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.http.Reply;
import sealbag.uploaders.http.Verdict;

/// What an answer of a records system means that is not the hoped-for one.
record StubVerdict(String action, URI service) {

  DeliveryException on(Reply reply) {
    return switch (reply.status()) {
      case 400, 422 -> refused(reply, field(reply));
      case 404 ->
          refused(reply, " Check records.to and records.path, or whether the stub was taken away.");
      case 413 -> refused(reply, " The stub is larger than it takes: ask for a higher limit.");
      default ->
          new Verdict(
                  action, service, "the client id, the secret and the certificate under [records]")
              .on(reply);
    };
  }

  private static String field(Reply reply) {
    return reply
            .pointer()
            .map(pointer -> " The field is %s.".formatted(pointer))
            .orElse(" It names no field.")
        + " Ask the people who run the service what is wrong with it, then retry.";
  }

  private Refused refused(Reply reply, String next) {
    String code = reply.code().map(word -> " " + word).orElse("");
    return new Refused(
        "Could not %s: %s answered %d%s.%s"
            .formatted(action, service.getAuthority(), reply.status(), code, next));
  }
}
