package sealbag.parsers.mail;

import java.io.IOException;

/// Carries a reached limit through code that can only throw [IOException]: the MIME reader and the
/// keeper.
final class LimitReached extends IOException {
  private static final long serialVersionUID = 1L;

  LimitReached(String message) {
    super(message);
  }
}
