package sealbag.parsers.mail;

import java.io.IOException;

/// The keeper could not take a part, for example because the disk is full: nothing that the email
/// is to blame for.
final class KeeperFailure extends IOException {
  private static final long serialVersionUID = 1L;
  private final IOException own;

  KeeperFailure(IOException own) {
    super(own);
    this.own = own;
  }

  IOException own() {
    return own;
  }
}
