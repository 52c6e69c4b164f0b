package sealbag.uploaders.http;

import java.time.Duration;

/// How long another machine may take.
///
/// @param connect until it takes the connection
/// @param answer from then to the last byte of an answer, beside what large bodies need
public record Patience(Duration connect, Duration answer) {
  public static final Patience USUAL = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(60));
}
