package sealbag.ingest.cli;

import java.nio.file.Path;
import java.util.IllformedLocaleException;
import java.util.Locale;
import picocli.CommandLine.Option;

/// Where the phrase packs of a contributor lie.
final class PackOptions {
  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Folder of your phrase packs (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("phrases");

  /// The pack of a language in that folder.
  ///
  /// @throws UserException when the tag is none, so that it cannot name another folder either
  Path file(String tag) throws UserException {
    try {
      new Locale.Builder().setLanguageTag(tag);
    } catch (IllformedLocaleException e) {
      throw notATag();
    }
    if (tag.isEmpty()) {
      throw notATag();
    }
    return folder.resolve(tag + ".tsv");
  }

  private static UserException notATag() {
    return new UserException(ExitCode.USAGE, "TAG: give a BCP 47 language tag such as cy or pt-BR");
  }
}
