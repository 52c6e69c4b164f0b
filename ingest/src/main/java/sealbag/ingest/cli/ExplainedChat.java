package sealbag.ingest.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Record;
import sealbag.parsers.whatsapp.Explainer;
import sealbag.parsers.whatsapp.Explanation;
import sealbag.parsers.whatsapp.PhraseRow;

/// Prints for each record of a chat which phrase was found in it, and why it is read as it is.
/// Prints nothing of what a record says.
final class ExplainedChat implements ChatSink {
  private final Output output;
  private final boolean json;
  private Optional<Explainer> explainer = Optional.empty();

  ExplainedChat(Output output, boolean json) {
    this.output = output;
    this.json = json;
  }

  @Override
  public void chat(Chat chat) {
    explainer = Optional.of(new Explainer(chat));
  }

  @Override
  public void record(Record record) {
    Explanation explanation = explainer.orElseThrow().explain(record);
    if (json) {
      output.json(json(explanation));
    } else {
      output.line(line(explanation));
      explanation.reasons().forEach(reason -> output.line(" ".repeat(8) + Plain.of(reason)));
    }
  }

  @Override
  public void end(End end) {}

  private static String line(Explanation explanation) {
    String kind = explanation.kind() + explanation.notice().map(notice -> " " + notice).orElse("");
    return "%6d  %-32s  %s"
        .formatted(explanation.line(), kind, rows(explanation.phrases()))
        .stripTrailing();
  }

  static String rows(List<PhraseRow> rows) {
    return Plain.of(String.join("  ", rows.stream().map(PhraseRow::toString).toList()));
  }

  private static Map<String, Object> json(Explanation explanation) {
    var object = new LinkedHashMap<String, Object>();
    object.put("type", "explanation");
    object.put("line", explanation.line());
    object.put("kind", explanation.kind());
    object.put("notice", explanation.notice().orElse(null));
    object.put("phrases", explanation.phrases().stream().map(ExplainedChat::json).toList());
    object.put("reasons", explanation.reasons());
    return object;
  }

  static Map<String, Object> json(PhraseRow row) {
    var object = new LinkedHashMap<String, Object>();
    object.put("language", row.language());
    object.put("line", row.line());
    object.put("kind", row.kind());
    object.put("pattern", row.pattern());
    return object;
  }
}
