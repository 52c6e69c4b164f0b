package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sealbag.ingest.evidence.Sha256;

/// `FILES.txt`: which loose files make one export. A line is what `sha256sum` prints, sorted by
/// bytes; its own SHA-256 is the identity of the export. A name with a backslash or a line break is
/// escaped as GNU coreutils does.
///
/// @param files in the order of the sorted lines
record FileList(List<LooseFile> files) {

  /// One loose file.
  ///
  /// @param name the name relative to the folder, with `/` between folders; or the mail
  ///   attachment's name
  record LooseFile(Sha256 sha256, String name) {
    private String line() {
      boolean plain = name.chars().noneMatch(c -> c == '\\' || c == '\n' || c == '\r');
      return (plain ? "" : "\\") + sha256 + "  " + (plain ? name : escaped()) + "\n";
    }

    private String escaped() {
      return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static LooseFile parse(String line) {
      boolean plain = !line.startsWith("\\");
      String rest = plain ? line : line.substring(1);
      String name = rest.substring(66);
      return new LooseFile(new Sha256(rest.substring(0, 64)), plain ? name : unescaped(name));
    }

    private static String unescaped(String name) {
      var out = new StringBuilder();
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (c == '\\') {
          char next = name.charAt(++i);
          out.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
        } else {
          out.append(c);
        }
      }
      return out.toString();
    }
  }

  FileList {
    var sorted = new ArrayList<>(files);
    sorted.sort(
        Comparator.comparing(
            (LooseFile file) -> file.line().getBytes(StandardCharsets.UTF_8), FileList::compare));
    files = List.copyOf(sorted);
  }

  private static int compare(byte[] one, byte[] other) {
    return java.util.Arrays.compareUnsigned(one, other);
  }

  byte[] bytes() {
    var text = new StringBuilder();
    files.forEach(file -> text.append(file.line()));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static FileList read(Path filesTxt) throws IOException {
    return parse(Files.readString(filesTxt, StandardCharsets.UTF_8));
  }

  static FileList parse(String text) {
    return new FileList(text.lines().map(LooseFile::parse).toList());
  }
}
