package sealbag.ingest.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sealbag.ingest.pipeline.ChatTexts.ZipSummary;
import sealbag.parsers.ChatFormats;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.DateOrder;

/// `inspect FILE…`
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description =
        "Say in plain words what a file is: platform, dates with their proof, people, files, warnings,"
            + " and what it cannot show. Keeps nothing.",
    footer = {"", "Example:", "  sealbag inspect \"WhatsApp Chat with Sam.zip\""})
final class InspectCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Chat texts or export zips.")
  private List<Path> files = List.of();

  @Option(
      names = "--date-order",
      paramLabel = "DMY|MDY|YMD",
      description = "Order of the dates, where you know it.")
  private @Nullable DateOrder dateOrder;

  @Option(names = "--json", description = "One JSON object a chat, the last one a summary.")
  private boolean json;

  @Option(
      names = "--explain",
      description = "Then say for each record which phrase was found in it, and why.")
  private boolean explain;

  private int chats;

  InspectCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    int code =
        new ChatFiles(surroundings.output(), Optional.ofNullable(dateOrder))
            .each(files, this::inspect);
    if (json) {
      surroundings.output().summary(Map.entry("chats", chats), Map.entry("exit", code));
    }
    return code;
  }

  private void inspect(ChatText text, Optional<ZipSummary> zip) throws IOException {
    var inspected = new InspectedChat(text.container());
    ChatFormats.read(text, inspected);
    chats++;
    if (json) {
      surroundings.output().json(InspectJson.of(inspected, zip));
    } else {
      new ChatSummaryText(inspected).lines().forEach(surroundings.output()::line);
      zip.ifPresent(about -> new ZipText(about).lines().forEach(surroundings.output()::line));
    }
    if (explain) {
      ChatFormats.read(text, new ExplainedChat(surroundings.output(), json));
    }
  }
}
