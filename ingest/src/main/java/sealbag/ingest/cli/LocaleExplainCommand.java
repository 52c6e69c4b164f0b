package sealbag.ingest.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sealbag.parsers.ChatFormats;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Warning;
import sealbag.parsers.whatsapp.Explainer;
import sealbag.parsers.whatsapp.PhraseRow;

/// `locale explain FILE…`
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Print the app's own texts that no phrase knows, with their lines and the nearest phrases: what a pack lacks.",
    footer = {"", "Example:", "  sealbag locale explain \"WhatsApp Chat with Sam.zip\""})
final class LocaleExplainCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Chat texts or export zips.")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "One JSON object a text, the last one a summary.")
  private boolean json;

  private int unknown;

  LocaleExplainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    int code =
        new ChatFiles(surroundings.output(), Optional.empty())
            .each(files, (text, _) -> explain(text));
    if (json) {
      surroundings.output().summary(Map.entry("unknown", unknown), Map.entry("exit", code));
    }
    return code;
  }

  private void explain(ChatText text) throws IOException {
    ChatFormats.read(text, new Unknown());
  }

  /// The records that no phrase knows.
  private final class Unknown implements ChatSink {
    private Optional<Explainer> explainer = Optional.empty();

    @Override
    public void chat(Chat chat) {
      explainer = Optional.of(new Explainer(chat));
      if (!json) {
        surroundings
            .output()
            .line(
                Plain.of(chat.file())
                    + ": "
                    + chat.language().map(tag -> "language " + tag).orElse("language not known"));
      }
    }

    @Override
    public void record(Record record) {
      if (record.flags().contains(Warning.Kind.UNKNOWN_NOTICE)) {
        unknown++;
        print(record, explainer.orElseThrow().nearest(record));
      }
    }

    @Override
    public void end(End end) {}
  }

  private void print(Record record, List<PhraseRow> nearest) {
    String text = record.text().toString();
    if (json) {
      var object = new LinkedHashMap<String, Object>();
      object.put("type", "unknown");
      object.put("line", record.line());
      object.put("text", text);
      object.put("nearest", nearest.stream().map(ExplainedChat::json).toList());
      surroundings.output().json(object);
    } else {
      surroundings.output().line("%6d  %s".formatted(record.line(), Plain.of(text)));
      nearest.forEach(
          row -> surroundings.output().line("        like " + ExplainedChat.rows(List.of(row))));
    }
  }
}
