package sealbag.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every folder under `fixtures/exports` is a case: an export, and what is truly in it. The
/// pitfalls have a test of their own.
class GoldenExportTest {

  static Stream<GoldenCase> cases() throws IOException {
    return GoldenCase.below("").stream().filter(one -> !one.name().startsWith("pitfalls/"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void anExportIsReadAsItTrulyIs(GoldenCase one) throws IOException {
    one.check();
  }

  @Test
  void everyLanguageHasACaseOnEachPlatformThatItsPhrasesAreKnownFor() throws IOException {
    List<GoldenCase> cases = GoldenCase.below("languages");

    var tags = new TreeSet<String>();
    cases.forEach(one -> tags.add(one.name().replaceFirst("languages/(android|ios)-", "")));
    assertThat(cases).filteredOn(one -> one.name().contains("/android-")).hasSize(60);
    assertThat(cases).filteredOn(one -> one.name().contains("/ios-")).hasSize(41);
    assertThat(tags).hasSize(62);
  }
}
