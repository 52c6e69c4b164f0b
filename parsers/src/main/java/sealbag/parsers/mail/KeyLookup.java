package sealbag.parsers.mail;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Finds the TXT records of a name in the DNS. Nothing in `parsers` opens a connection: whoever
/// calls brings this along, or [#none()].
@FunctionalInterface
public interface KeyLookup {

  /// The records, each joined from its pieces; an empty list when the name has none; empty when
  /// nothing is looked up at all.
  ///
  /// @param name such as `selector._domainkey.police.example`
  /// @throws IOException when the DNS cannot be asked now
  Optional<List<String>> txt(String name) throws IOException;

  /// Looks nothing up.
  static KeyLookup none() {
    return _ -> Optional.empty();
  }
}
