package sealbag.uploaders.http;

import java.net.URI;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;

/// Turns an answer that is not the hoped-for one into the exception that says what to do.
///
/// @param action what was tried, to follow "Could not"
/// @param credentials what to check when the service does not know us
public record Verdict(String action, URI service, String credentials) {

  /// The exception for this answer.
  public DeliveryException on(Reply reply) {
    return switch (reply.status()) {
      case 401, 403 -> refused(reply, "Check " + credentials + ".");
      case 408, 425, 429 -> unavailable(reply);
      default -> other(reply);
    };
  }

  private DeliveryException other(Reply reply) {
    if (reply.status() >= 500) {
      return unavailable(reply);
    }
    if (reply.status() < 400) {
      return refused(reply, "Check the address: redirects are not followed.");
    }
    return refused(reply, "Ask the people who run the service what is missing, then retry.");
  }

  private Unavailable unavailable(Reply reply) {
    String sentence = said(reply) + " It is tried again later.";
    return reply.status() == 429 || reply.status() == 503
        ? Unavailable.busy(sentence, reply.retryAfter())
        : new Unavailable(sentence, null, reply.retryAfter());
  }

  private Refused refused(Reply reply, String next) {
    return new Refused(said(reply) + " " + next);
  }

  private String said(Reply reply) {
    String code = reply.code().map(word -> " " + word).orElse("");
    return "Could not %s: %s answered %d%s."
        .formatted(action, service.getAuthority(), reply.status(), code);
  }
}
