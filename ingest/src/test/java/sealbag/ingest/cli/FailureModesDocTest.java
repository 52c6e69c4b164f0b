package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `failure-modes.md` has all 28 rows, and each test that it names is one.
class FailureModesDocTest {
  private static final Path TOP = Sealbag.FIXTURES.resolve("..").normalize();
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*\\|([^|]*)\\|$");
  private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

  private static String page() throws IOException {
    return Files.readString(TOP.resolve("ingest/doc/failure-modes.md"));
  }

  static List<String> tests() throws IOException {
    return TEST.matcher(page()).results().map(test -> test.group(1) + "." + test.group(2)).toList();
  }

  @Test
  void everyRowNamesATest() throws IOException {
    var rows = ROW.matcher(page()).results().toList();

    assertThat(rows)
        .extracting(row -> Integer.parseInt(row.group(1)))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 28).boxed().toList());
    assertThat(rows).allMatch(row -> TEST.matcher(row.group(2)).find());
  }

  @ParameterizedTest
  @MethodSource("tests")
  void everyTestThatIsNamedIsThere(String test) throws IOException {
    String method = test.substring(test.indexOf('.') + 1);
    Optional<Path> source = source(test.substring(0, test.indexOf('.')));

    assertThat(source).isPresent();
    assertThat(Files.readString(source.get()))
        .containsPattern(
            "@(Parameterized)?Test\\b[^;{}]*(\\{[^}]*}[^;{}]*)*\\bvoid " + method + "\\(");
  }

  private static Optional<Path> source(String name) throws IOException {
    for (String module : List.of("uploaders", "ingest")) {
      try (Stream<Path> files = Files.walk(TOP.resolve(module).resolve("src/test/java"))) {
        Optional<Path> found = files.filter(file -> file.endsWith(name + ".java")).findFirst();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
