package sealbag.ingest.cli;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sealbag.ingest.mailbox.MailboxSettings;

/// `mailbox retry`
@Command(
    name = "retry",
    mixinStandardHelpOptions = true,
    description =
        "Let watch try again to take the mails of a mailbox that are held, or that were gone.",
    footer = {"", "Example:", "  sealbag mailbox retry intake"})
final class MailboxRetryCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final HomeOptions home = new HomeOptions();

  @Parameters(paramLabel = "NAME", description = "The mailbox.")
  private String name = "";

  @Option(names = "--json", description = "One JSON object: a summary.")
  private boolean json;

  MailboxRetryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    try (Application application =
        Application.existing(home.config(surroundings.environment()), InstantSource.system())) {
      MailboxSettings mailbox =
          MailboxNames.chosen(application.config().mailboxes(), Optional.of(name)).getFirst();
      int mails = application.ledger().mailboxes().retry(mailbox.name());
      if (json) {
        surroundings.output().summary(Map.entry("mails", mails));
      } else {
        surroundings.output().line(mails + " mails will be tried again by watch.");
      }
      return ExitCode.DONE.code();
    }
  }
}
