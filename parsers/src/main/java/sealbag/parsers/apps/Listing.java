package sealbag.parsers.apps;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The files of something that arrived, as far as telling its app needs them.
public record Listing(List<File> files) {

  public Listing {
    files = List.copyOf(files);
  }

  /// One file.
  ///
  /// @param name with its folders, as the sender wrote it; may be empty
  /// @param head gives the first 64 KiB, or fewer
  public record File(String name, Head head) {
    String lowerName() {
      return name.replace('\\', '/').toLowerCase(Locale.ROOT);
    }

    String text() throws IOException {
      return new String(head.read(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  /// Reads the first bytes of one file.
  @FunctionalInterface
  public interface Head {
    byte[] read() throws IOException;
  }

  /// Whether a file of this name has a beginning of this kind.
  boolean has(Pattern name, Predicate<String> beginning) throws IOException {
    for (File file : files) {
      if (name.matcher(file.lowerName()).matches() && beginning.test(file.text())) {
        return true;
      }
    }
    return false;
  }
}
