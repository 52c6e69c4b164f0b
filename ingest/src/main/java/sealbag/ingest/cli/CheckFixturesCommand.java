package sealbag.ingest.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sealbag.ingest.fixturecheck.FixtureFolder;

/// `check-fixtures DIR`
@Command(
    name = "check-fixtures",
    mixinStandardHelpOptions = true,
    description = {
      "For CI: read every case below a folder and compare it with its expected.json.",
      "Also checks that reading twice gives the same bytes, that no byte of a chat is lost, and"
          + " that no phone number is one that somebody could have."
    },
    footer = {
      "",
      "Examples:",
      "  sealbag check-fixtures fixtures/exports --junit target/fixtures.xml",
      "  sealbag check-fixtures fixtures/exports --filter 'ios-*'",
      "  sealbag check-fixtures my-cases --update"
    })
final class CheckFixturesCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "Folder with cases, at any depth.")
  private Path folder = Path.of("");

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      description = "Only cases whose name holds this; with one of *?[{ it is a glob.")
  private @Nullable String filter;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Also write the result as JUnit XML.")
  private @Nullable Path junit;

  @Option(names = "--tap", description = "Print TAP (Test Anything Protocol) instead of text.")
  private boolean tap;

  @Option(names = "--json", description = "One JSON object a case, the last one a summary.")
  private boolean json;

  @Option(
      names = "--update",
      description =
          "Write what the parser says into each expected.json. Look at the changes: they become the"
              + " truth. Refused in CI.")
  private boolean update;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Cases at a time (default: one a processor).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  CheckFixturesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException, UserException {
    checkOptions();
    var run = new CheckFixturesRun(surroundings.output(), cases(), jobs);
    CheckFixturesReport report = CheckFixturesReport.of(surroundings.output(), tap, json);
    return update ? run.update(report).code() : run.check(report, junit).code();
  }

  private void checkOptions() throws UserException {
    if (update && !surroundings.environment().getOrDefault("CI", "").isEmpty()) {
      throw usage(
          "--update is refused because the environment variable CI is set: a build must not rewrite"
              + " what it checks. Run it on your own machine, look at the changes and commit"
              + " them.");
    }
    refuse(tap && json, "--tap and --json exclude each other.");
    refuse(update && junit != null, "--update and --junit exclude each other.");
    refuse(jobs < 1, "--jobs takes a number from 1 up.");
  }

  private static void refuse(boolean wrong, String sentence) throws UserException {
    if (wrong) {
      throw usage(sentence);
    }
  }

  private FixtureFolder cases() throws UserException {
    if (!Files.isDirectory(folder)) {
      throw usage(folder + " is not a folder. Give the folder that holds the cases.");
    }
    FixtureFolder all = found();
    if (all.cases().isEmpty()) {
      throw usage(
          "there is no case in "
              + folder
              + ". Looked at it and everything below it for "
              + FixtureFolder.wanted()
              + ".");
    }
    FixtureFolder wanted = filtered(all);
    if (wanted.cases().isEmpty()) {
      throw usage(
          "none of the %d cases in %s fits --filter '%s'."
              .formatted(all.cases().size(), folder, filter));
    }
    return wanted;
  }

  private FixtureFolder found() throws UserException {
    try {
      return FixtureFolder.at(folder);
    } catch (IOException | UncheckedIOException _) {
      throw usage(folder + " cannot be searched to its end. Check your right to read all of it.");
    }
  }

  private FixtureFolder filtered(FixtureFolder all) throws UserException {
    try {
      return filter == null ? all : all.only(filter);
    } catch (PatternSyntaxException e) {
      throw usage("--filter '" + filter + "' is not a glob: " + e.getDescription() + ".");
    }
  }

  private static UserException usage(String sentence) {
    return new UserException(ExitCode.USAGE, sentence);
  }
}
