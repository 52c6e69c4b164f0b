package sealbag.uploaders.delivery;

import java.util.regex.Pattern;

/// Guards words that become part of file names.
public final class FileNamePart {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private FileNamePart() {}

  /// Returns the word, or throws when it could leave its folder or break a file system.
  public static String require(String word) {
    if (!SAFE.matcher(word).matches()) {
      throw new IllegalArgumentException(
          "a receipt number holds only letters, digits, '.', '_' and '-', at most 64 of them");
    }
    return word;
  }
}
