package sealbag.parsers.archive;

import java.util.regex.Pattern;

/// What makes one name come out differently in two programs, or on two systems.
final class OddName {
  /// Controls end the name in some programs and are dropped by others; direction marks and
  /// invisible characters show another name than there is.
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\u00AD\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

  /// Windows drops blanks and dots at the end of a name, and takes some names for devices.
  private static final Pattern WINDOWS =
      Pattern.compile(
          "[ .](?:/|$)|(?:^|/)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\.[^/]*)?(?:/|$)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DOTS = Pattern.compile("(?:^|/)\\.{1,2}(?=/|$)");

  private OddName() {}

  static boolean differsBetweenPrograms(String name) {
    return name.isEmpty() || UNSEEN.matcher(name).find() || isOddOnWindows(name);
  }

  /// Paths that leave their folder have a flag of their own.
  private static boolean isOddOnWindows(String name) {
    return WINDOWS.matcher(DOTS.matcher(name).replaceAll("")).find();
  }
}
