package sealbag.parsers.apps;

import java.io.IOException;
import java.util.regex.Pattern;

/// How one app's export, or one converter's output, can be told: by a file with such a name and
/// such a beginning.
///
/// @param name in plain words, for people
/// @param file pattern of the whole name with folders, lower case
/// @param beginning must occur in the first 64 KiB
public record App(String name, Pattern file, Pattern beginning) {

  /// An app told by these patterns; `beginning` may match across lines.
  public static App of(String name, String file, String beginning) {
    return new App(name, Pattern.compile(file), Pattern.compile(beginning, Pattern.DOTALL));
  }

  /// Whether the listing holds such a file.
  public boolean isIn(Listing listing) throws IOException {
    return listing.has(file, text -> beginning.matcher(text).find());
  }
}
