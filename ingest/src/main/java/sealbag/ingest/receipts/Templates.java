package sealbag.ingest.receipts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts of all letters: files beside this class, in British English.
final class Templates {
  private static final Pattern INCLUDE = Pattern.compile("\\{>([a-z-]+)\\}");

  private Templates() {}

  /// The letter of that name.
  static Template of(String name) {
    return Template.parse(name, lines(name));
  }

  private static List<String> lines(String name) {
    var lines = new ArrayList<String>();
    for (String line : text(name).lines().toList()) {
      Matcher include = INCLUDE.matcher(line);
      if (include.matches()) {
        lines.addAll(lines(include.group(1)));
      } else {
        lines.add(line);
      }
    }
    return lines;
  }

  private static String text(String name) {
    try (InputStream in = Templates.class.getResourceAsStream(name + ".txt")) {
      if (in == null) {
        throw new IllegalArgumentException("there is no template " + name + ".txt");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a file of the program itself cannot be read", e);
    }
  }
}
