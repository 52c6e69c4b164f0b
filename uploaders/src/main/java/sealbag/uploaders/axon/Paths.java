package sealbag.uploaders.axon;

import java.util.List;
import java.util.regex.Pattern;

/// Where the service has what; each resource has a version of its own.
///
/// @param token the whole path
/// @param uploads what comes before `/agencies/ID/evidence-uploads`; the others alike
public record Paths(String token, String uploads, String evidence, String users, String cases) {
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9][A-Za-z0-9._-]*)+");

  /// As public clients have seen them; the uploads are our own.
  public static final Paths USUAL =
      new Paths("/api/oauth2/token", "/api/v1", "/api/v1", "/api/v4", "/api/v2");

  public Paths {
    for (String path : List.of(token, uploads, evidence, users, cases)) {
      if (!PATH.matcher(path).matches()) {
        throw new IllegalArgumentException(
            "a path of the upload service looks like /api/v1: letters, digits, '.', '_' and '-'"
                + " after each '/'");
      }
    }
  }
}
