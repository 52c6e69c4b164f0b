package sealbag.parsers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sealbag.fixtures.archives.HostileArchive;

/// Every trick of the corpus shows, and shows the same again.
class HostileCorpusTest {
  /// What only the whole export can show.
  private static final Set<String> SHOWN_LATER =
      Set.of("REPACKED_ARCHIVE", "TYPE_EXTENSION_MISMATCH");

  static List<HostileArchive> corpus() {
    return HostileArchive.all();
  }

  @Test
  void thereAreAtLeastSeventyTricksAndNoTwoOfOneName() {
    assertThat(corpus()).hasSizeGreaterThanOrEqualTo(70);
    assertThat(corpus()).extracting(HostileArchive::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void aTrickShowsAsItsFlagsTwiceTheSameAndSoon(HostileArchive archive) {
    var expected = new TreeSet<>(archive.flags());
    expected.removeAll(SHOWN_LATER);

    OurView view = quickly(archive);

    assertThat(view.flags()).as(archive.name()).isEqualTo(expected);
    assertThat(quickly(archive)).isEqualTo(view);
  }

  private static OurView quickly(HostileArchive archive) {
    return Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> OurView.of(archive.bytes()));
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void whatIsSealedCanBeReadAndWhatIsRefusedCannot(HostileArchive archive) throws IOException {
    String code = archive.code().orElse("");

    OurView view = OurView.of(archive.bytes());

    if (Set.of("UNSAFE", "TOO_BIG").contains(code)) {
      assertThat(view.problem()).contains(code);
    }
    if (archive.code().isEmpty()) {
      assertThat(view.problem()).isEmpty();
    }
  }
}
