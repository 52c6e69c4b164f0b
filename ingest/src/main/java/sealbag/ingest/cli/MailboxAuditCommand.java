package sealbag.ingest.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sealbag.ingest.mailbox.MailSource;
import sealbag.ingest.mailbox.MailSourceException;
import sealbag.ingest.mailbox.MailSources;
import sealbag.ingest.mailbox.MailboxSettings;

/// `mailbox audit`
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description =
        "Compare every mail in each mailbox with the ledger. Changes nothing. Ends with 4 when there"
            + " is a difference, with 5 when a mailbox cannot be read now.",
    footer = {"", "Example:", "  sealbag mailbox audit intake"})
final class MailboxAuditCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final HomeOptions home = new HomeOptions();

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "One mailbox. Default: all.")
  private @Nullable String name;

  @Option(names = "--json", description = "One JSON object a line, the last one a summary.")
  private boolean json;

  MailboxAuditCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    try (Application application =
        Application.existing(home.config(surroundings.environment()), InstantSource.system())) {
      List<MailboxSettings> mailboxes =
          MailboxNames.chosen(application.config().mailboxes(), Optional.ofNullable(name));
      int differences = 0;
      boolean away = false;
      for (MailboxSettings mailbox : mailboxes) {
        try {
          MailboxAudit audit = audit(application, mailbox);
          tell(mailbox.name(), audit);
          differences += audit.differences().size();
        } catch (MailSourceException e) {
          away = true;
          surroundings
              .output()
              .say("sealbag: " + mailbox.name() + ": " + Plain.of(String.valueOf(e.getMessage())));
        }
      }
      if (json) {
        surroundings
            .output()
            .summary(
                Map.entry("mailboxes", mailboxes.size()), Map.entry("differences", differences));
      }
      ExitCode code = differences > 0 ? ExitCode.DIFFERENCE : ExitCode.DONE;
      return away ? ExitCode.TEMPORARY.code() : code.code();
    }
  }

  private static MailboxAudit audit(Application application, MailboxSettings mailbox)
      throws IOException {
    try (MailSource source = MailSources.open(mailbox, InstantSource.system())) {
      return MailboxAudit.of(
          source.list(Optional.empty()).messages(),
          application.ledger().mailboxes().all(mailbox.name()));
    }
  }

  private void tell(String mailbox, MailboxAudit audit) {
    audit.differences().forEach(difference -> tell(mailbox, difference));
    int differences = audit.differences().size();
    if (json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("type", "mailbox");
      object.put("mailbox", mailbox);
      object.put("listed", audit.listed());
      object.put("taken", audit.taken());
      object.put("removed", audit.removed());
      object.put("before_since", audit.before());
      object.put("differences", differences);
      surroundings.output().json(object);
    } else {
      String before =
          audit.before() == 0
              ? ""
              : "%d that arrived before since and are left alone, ".formatted(audit.before());
      surroundings
          .output()
          .line(
              "%s: %d mails, %d of them taken, %s%d taken before and no longer there, %d differences"
                  .formatted(
                      mailbox,
                      audit.listed(),
                      audit.taken(),
                      before,
                      audit.removed(),
                      differences));
    }
  }

  private void tell(String mailbox, MailboxAudit.Difference difference) {
    if (json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("type", "difference");
      object.put("mailbox", mailbox);
      object.put("mail", difference.id());
      object.put("what", difference.what());
      object.put("problem", difference.problem().orElse(null));
      surroundings.output().json(object);
    } else {
      String problem = difference.problem().map(why -> " " + Plain.of(why)).orElse("");
      surroundings
          .output()
          .line(
              "%s  %s  %s%s"
                  .formatted(mailbox, Plain.of(difference.id()), difference.sentence(), problem));
    }
  }
}
