package sealbag.parsers.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.fixtures.archives.HostileArchive;

/// Wherever another program finds other files in a zip than we do, or says that it is broken where
/// we read it, we have a flag: two experts with two tools cannot read different evidence out of one
/// zip without our saying so.
class DisagreementTest {
  private static final String PYTHON =
      """
      import sys, zipfile, zlib
      for path in sys.argv[1:]:
          lines, state = [], "whole"
          try:
              with zipfile.ZipFile(path) as opened:
                  for info in opened.infolist():
                      if info.is_dir():
                          continue
                      content = opened.open(info).read()
                      name = info.filename.encode("utf-8", "surrogateescape").hex()
                      lines.append(f"{len(content)} {zlib.crc32(content)} {name}")
          except Exception:
              state = "broken"
          print(f"{len(lines)} {state}")
          for line in lines:
              print(line)
      """;

  @TempDir private Path folder;

  /// How one program reads a zip.
  @FunctionalInterface
  private interface Program {
    ZipView read(Path zip) throws IOException;
  }

  @Test
  void whereTheJdkDiffersThereIsAFlag() throws IOException {
    compare(ZipView::ofJdk, 20);
  }

  @Test
  void whereAStreamReaderDiffersThereIsAFlag() throws IOException {
    compare(ZipView::ofStream, 30);
  }

  @Test
  void wherePythonDiffersThereIsAFlag() throws Exception {
    requirePython();
    Map<Path, ZipView> views = python(written());

    compare(zip -> Objects.requireNonNull(views.get(zip)), 20);
  }

  private void compare(Program program, int atLeast) throws IOException {
    var unflagged = new ArrayList<String>();
    int different = 0;
    for (HostileArchive archive : HostileArchive.all()) {
      OurView ours = OurView.of(archive.bytes());
      if (differs(ours, program.read(write(archive)))) {
        different++;
        // HostileCorpusTest, and the import of the corpus, prove that these flags are given
        if (archive.flags().isEmpty() && ours.problem().isEmpty()) {
          unflagged.add(archive.name());
        }
      }
    }
    assertThat(unflagged).as("read differently, and not flagged").isEmpty();
    assertThat(different).as("tricks that set the programs apart").isGreaterThan(atLeast);
  }

  private static boolean differs(OurView ours, ZipView theirs) {
    return ours.problem().isPresent() == theirs.whole() || !ours.files().equals(theirs.files());
  }

  private Path write(HostileArchive archive) throws IOException {
    Path zip = folder.resolve(archive.name() + ".zip");
    return Files.exists(zip) ? zip : Files.write(zip, archive.bytes());
  }

  private List<Path> written() throws IOException {
    var all = new ArrayList<Path>();
    for (HostileArchive archive : HostileArchive.all()) {
      all.add(write(archive));
    }
    return all;
  }

  /// Where `python3` is missing this says so; in CI it fails.
  private static void requirePython() {
    boolean there;
    try {
      there = new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException | InterruptedException _) {
      there = false;
    }
    if (System.getenv("CI") != null) {
      assertThat(there).as("python3, which CI needs").isTrue();
    }
    assumeTrue(there, "python3 is missing: NOT COMPARED with Python's zipfile");
  }

  private static Map<Path, ZipView> python(List<Path> zips) throws Exception {
    var command = new ArrayList<>(List.of("python3", "-c", PYTHON));
    zips.forEach(zip -> command.add(zip.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> lines;
    try (var out = process.inputReader(StandardCharsets.US_ASCII)) {
      lines = out.lines().toList();
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    return views(zips, lines);
  }

  private static Map<Path, ZipView> views(List<Path> zips, List<String> lines) {
    var views = new HashMap<Path, ZipView>();
    int at = 0;
    for (Path zip : zips) {
      String[] head = lines.get(at).split(" ", 2);
      int end = at + 1 + Integer.parseInt(head[0]);
      views.put(zip, ZipView.ofPython(head[1].equals("whole"), lines.subList(at + 1, end)));
      at = end;
    }
    assertThat(at).isEqualTo(lines.size());
    return views;
  }
}
