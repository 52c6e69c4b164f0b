package sealbag.uploaders.records;

import java.util.regex.Pattern;

/// What a records system calls a stub, and where it keeps them.
///
/// @param path follows the address of the service
/// @param type of the resource (JSON:API)
public record Shape(String path, String type) {
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]{1,64}){1,8}");
  private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  /// As the iHub Standard API names them.
  public static final Shape USUAL = new Shape("/incidents", "incident");

  public Shape {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "the path of the stubs must look like /incidents or /v1/record-stubs");
    }
    if (!TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException("the type of a stub is a word such as incident");
    }
  }
}
