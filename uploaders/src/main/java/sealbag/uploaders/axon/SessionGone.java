package sealbag.uploaders.axon;

import java.io.Serial;

/// The store no longer takes bytes of this upload: a new one is needed.
final class SessionGone extends Exception {
  @Serial private static final long serialVersionUID = 1L;
}
