package sealbag.uploaders.delivery;

import java.util.Optional;

/// The notes of one delivery, kept across attempts and crashes.
public interface Journal {

  /// What was last written under this step.
  Optional<String> read(String step);

  /// Notes a value; it is durable before this returns.
  void write(String step, String value);
}
