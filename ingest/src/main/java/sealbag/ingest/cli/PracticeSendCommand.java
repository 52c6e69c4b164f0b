package sealbag.ingest.cli;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `practice send`
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = "Send mails to the mailbox of a practice that runs in another terminal.",
    footer = {
      "",
      "Examples:",
      "  sealbag practice send",
      "  sealbag practice send fixtures/mails/ios-with-media.eml",
      "  sealbag practice send several-exports no-export"
    })
final class PracticeSendCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @ParentCommand private @Nullable PracticeCommand practice;

  @Parameters(
      paramLabel = "MAIL",
      arity = "0..*",
      description =
          "Files (.eml), or names of mails that come with practice. Default: "
              + PracticeMail.FIRST
              + ".")
  private List<String> names = List.of(PracticeMail.FIRST);

  @Option(names = "--json", description = "One JSON object a mail, and a summary.")
  private boolean json;

  PracticeSendCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    PracticeHome home = Objects.requireNonNull(practice).home();
    int port = PracticeHome.ports(home.config()).smtp();
    Output output = surroundings.output();
    for (String name : names) {
      PracticeMail mail = PracticeMail.of(name);
      String from = mail.send(port);
      if (json) {
        output.json(Map.of("type", "item", "mail", name, "from", from));
      } else {
        output.line(
            "Sent       %s, from %s to %s"
                .formatted(Plain.of(name), Plain.of(from), PracticeHome.INTAKE));
      }
    }
    if (json) {
      output.summary(Map.entry("sent", names.size()));
    }
    return ExitCode.DONE.code();
  }
}
