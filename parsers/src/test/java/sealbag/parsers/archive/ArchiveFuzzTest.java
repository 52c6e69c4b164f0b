package sealbag.parsers.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Set;

/// Bytes of any kind are scanned, read and salvaged without an exception but the one that says why
/// not, and twice to the same end. In the build this runs over the zips in `ArchiveFuzzTestInputs`;
/// with `JAZZER_FUZZ=1` in the environment it looks for further ones.
class ArchiveFuzzTest {
  private static final Set<String> HARMLESS = Set.of("DAMAGED", "UNSAFE", "TOO_BIG");

  @FuzzTest(maxDuration = "10m")
  void bytesOfAnyKindAreReadOrRefusedTwiceTheSame(byte[] bytes) throws IOException {
    OurView view = OurView.of(bytes);
    if (!view.equals(OurView.of(bytes))) {
      throw new AssertionError("read differently the second time");
    }
    if (view.problem().isPresent() && !HARMLESS.contains(view.problem().orElseThrow())) {
      throw new AssertionError(view.problem().orElseThrow());
    }
    for (ZipView.File file : view.files()) {
      if (file.name().getBytes(UTF_8).length > 4 * Budgets.standard().nameBytes()) {
        throw new AssertionError("a name beyond the budget");
      }
    }
  }
}
