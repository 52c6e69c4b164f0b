package sealbag.ingest.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sealbag.parsers.ChatFormats;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.DateOrder;
import sealbag.parsers.chat.JsonLines;

/// `parse FILE…`
@Command(
    name = "parse",
    mixinStandardHelpOptions = true,
    description =
        "Print each chat as JSON Lines: one chat object, its records, one end object. Keeps nothing.",
    footer = {
      "",
      "Example:",
      "  sealbag parse \"WhatsApp Chat with Sam.zip\" | jq -r 'select(.type==\"record\") | .text'"
    })
final class ParseCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Chat texts or export zips.")
  private List<Path> files = List.of();

  @Option(
      names = "--date-order",
      paramLabel = "DMY|MDY|YMD",
      description = "Order of the dates, where you know it.")
  private @Nullable DateOrder dateOrder;

  @SuppressWarnings("unused") // its presence is all
  @Option(names = "--json", description = "Accepted for symmetry: the output is always JSON Lines.")
  private boolean json;

  ParseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    return new ChatFiles(surroundings.output(), Optional.ofNullable(dateOrder))
        .each(files, (text, _) -> print(text));
  }

  private void print(ChatText text) throws IOException {
    ChatFormats.read(text, new JsonLines(surroundings.output().data()));
  }
}
