package sealbag.ingest.cli;

import picocli.CommandLine.Command;

/// `uploads list`, `uploads resume` and `uploads abort`
@Command(
    name = "uploads",
    mixinStandardHelpOptions = true,
    description = "Uploads that were begun and not finished, here and at their destination.",
    subcommands = {UploadsListCommand.class, UploadsResumeCommand.class, UploadsAbortCommand.class},
    footer = {"", "Example:", "  sealbag uploads list"})
final class UploadsCommand {}
