package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A page that says "this fault is shown by that test" names tests as `Class.method`. Each must be
/// one: a method with a test's annotation, in the test sources of any module. A class that takes
/// its tests from a contract is named with the contract's class.
class ProvenByTest {
  private static final Path TOP = Sealbag.FIXTURES.resolve("..").normalize();
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)\\.([a-z]\\w+)`");
  private static final Pattern ROW = Pattern.compile("(?m)^\\|(?! ?-)(?! ?#)(?! ?fault ).*\\|$");

  static List<Path> pages() throws IOException {
    try (Stream<Path> all = Files.list(TOP.resolve("ingest/doc"))) {
      return all.filter(page -> page.getFileName().toString().matches(".*faults.md"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyRowNamesTestsThatExist(Path page) throws IOException {
    List<String> rows =
        ROW.matcher(Files.readString(page)).results().map(MatchResult::group).toList();
    assertThat(rows).isNotEmpty();

    for (String row : rows) {
      List<MatchResult> named = NAMED.matcher(row).results().toList();
      assertThat(named).as("a test in the row %s", row).isNotEmpty();
      for (MatchResult test : named) {
        assertThat(isTest(test.group(1), test.group(2))).as(test.group()).isTrue();
      }
    }
  }

  private static boolean isTest(String type, String method) throws IOException {
    for (String module : List.of("ingest", "uploaders", "parsers", "fixtures")) {
      try (Stream<Path> files = Files.walk(TOP.resolve(module).resolve("src/test/java"))) {
        for (Path file : files.filter(it -> it.endsWith(type + ".java")).toList()) {
          Matcher declared =
              Pattern.compile(
                      "@(?:Parameterized|Repeated)?Test\\b(?:(?!\\bvoid\\b)[\\s\\S])*+\\bvoid "
                          + method
                          + "\\(")
                  .matcher(Files.readString(file));
          if (declared.find()) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
