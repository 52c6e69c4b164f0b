package sealbag.parsers.mail;

import java.io.IOException;
import java.io.InputStream;

/// Takes the leaf parts of an email as they stream by.
@FunctionalInterface
public interface PartKeeper {

  /// Takes one part.
  ///
  /// @param decoded the part without its transfer encoding; valid until this method returns. What
  ///   is left unread is skipped
  void keep(MailPart part, InputStream decoded) throws IOException;
}
