package sealbag.ingest.cli;

import picocli.CommandLine.Command;

/// `mailbox audit` and `mailbox retry`
@Command(
    name = "mailbox",
    mixinStandardHelpOptions = true,
    description = "The mailboxes of sealbag.toml, compared with what the ledger knows.",
    subcommands = {MailboxAuditCommand.class, MailboxRetryCommand.class},
    footer = {"", "Example:", "  sealbag mailbox audit"})
final class MailboxCommand {}
