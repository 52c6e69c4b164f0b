package sealbag.ingest.cli;

import picocli.CommandLine.Command;

/// `locale list`, `coverage`, `explain`, `new` and `test`
@Command(
    name = "locale",
    mixinStandardHelpOptions = true,
    description =
        "The app's languages: what Sealbag knows of each, and how to add one without programming.",
    subcommands = {
      LocaleListCommand.class,
      LocaleCoverageCommand.class,
      LocaleExplainCommand.class,
      LocaleNewCommand.class,
      LocaleTestCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  sealbag locale coverage",
      "  sealbag locale new cy --from en",
      "  sealbag locale test cy"
    })
final class LocaleCommand {}
