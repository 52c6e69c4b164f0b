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
      case 401, 403 -> unknown(reply);
      case 408, 425, 429 -> unavailable(reply);
      default -> other(reply);
    };
  }

  /// The exception for an answer that does not take our credentials. A signature or a certificate
  /// may be fine and only seem too old: a clock that is wrong is said first.
  public Refused unknown(Reply reply) {
    String clock =
        Skew.ofThisMachine(reply)
            .map(
                skew ->
                    "The clock of this machine is %s that of %s: that alone can be why. Set it by a time server, then retry. If it stays so: check "
                        .formatted(skew.words(), service.getAuthority()))
            .orElse("Check ");
    return refused(reply, clock + credentials + ".");
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
