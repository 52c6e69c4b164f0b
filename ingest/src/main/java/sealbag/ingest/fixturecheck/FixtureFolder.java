package sealbag.ingest.fixturecheck;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A folder with cases at any depth.
///
/// @param cases sorted by name
/// @param oddities folders that look like a case and are none or two, each in one sentence
public record FixtureFolder(List<FixtureCase> cases, List<String> oddities) {

  static final String TRUTH = "expected.json";
  private static final String ZIP = "export.zip";
  private static final String TEXT = "export.txt";

  public FixtureFolder {
    cases = List.copyOf(cases);
    oddities = List.copyOf(oddities);
  }

  /// What this looks for, in words.
  public static String wanted() {
    return "folders that hold " + ZIP + " or " + TEXT + ", with " + TRUTH + " beside it";
  }

  /// Finds every case at and below `root`. Links are not followed.
  public static FixtureFolder at(Path root) throws IOException {
    var cases = new ArrayList<FixtureCase>();
    var oddities = new ArrayList<String>();
    for (Path folder : folders(root)) {
      String name = name(root, folder);
      export(folder).ifPresent(export -> cases.add(new FixtureCase(name, export)));
      oddity(folder).ifPresent(oddity -> oddities.add(name + ": " + oddity));
    }
    return new FixtureFolder(cases, oddities);
  }

  private static List<Path> folders(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static String name(Path root, Path folder) {
    String below = root.relativize(folder).toString().replace('\\', '/');
    return below.isEmpty() ? String.valueOf(root.toAbsolutePath().getFileName()) : below;
  }

  private static Optional<Path> export(Path folder) {
    return Stream.of(ZIP, TEXT).map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  private static Optional<String> oddity(Path folder) {
    boolean zip = Files.exists(folder.resolve(ZIP));
    boolean text = Files.exists(folder.resolve(TEXT));
    if (zip && text) {
      return Optional.of("holds " + ZIP + " and " + TEXT + "; only the zip is read");
    }
    return zip || text || !Files.exists(folder.resolve(TRUTH))
        ? Optional.empty()
        : Optional.of("holds " + TRUTH + " but no export; it is left out");
  }

  /// The cases whose name holds `wanted`; or, where that has one of the characters `*?[{`, whose
  /// whole name or last folder matches it as a glob.
  ///
  /// @throws java.util.regex.PatternSyntaxException when the glob cannot be read
  public FixtureFolder only(String wanted) {
    Predicate<String> fits = wanted.matches(".*[*?\\[{].*") ? glob(wanted) : name(wanted);
    return new FixtureFolder(
        cases.stream().filter(one -> fits.test(one.name())).toList(), oddities);
  }

  private static Predicate<String> name(String part) {
    return name -> name.contains(part);
  }

  private static Predicate<String> glob(String glob) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    return name -> {
      Path path = Path.of(name);
      return matcher.matches(path) || matcher.matches(path.getFileName());
    };
  }
}
