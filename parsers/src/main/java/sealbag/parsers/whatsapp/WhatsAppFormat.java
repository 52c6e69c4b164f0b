package sealbag.parsers.whatsapp;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import sealbag.parsers.chat.ChatFormat;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.ChatText;

/// The text that WhatsApp writes under "Export chat". A record opens with a header; every line
/// without one belongs to the record before it.
///
/// ```
/// 23/03/2022, 13:31 - Dana Whitfield: Hello          Android: stamp, space, hyphen, space
/// [3/23/22, 1:31:07 PM] Dana Whitfield: Hello        iOS: stamp in brackets
///
/// file    = [BOM] *preamble-line *record
/// record  = header body *(LF line)
/// header  = marks stamp " - " / marks "[" marks stamp "]" " "        ; Android / iOS since 2018
///         / marks stamp ":" " " / marks stamp " "                    ; iOS until 2017, older phones
/// stamp   = date glue time / time glue date
/// date    = n sep n sep n ["."]                   ; sep "/" "." "-", a space may follow it; marks anywhere
/// glue    = ["," / "،"] blanks [word blanks]      ; words in header-words.tsv
/// time    = h (":" / ".") mm [(":" / ".") ss] [blanks period] / period blanks h ":" mm
/// body    = name ":" " " text / text              ; no name: a notice, on Android
/// marks   = direction marks and byte order marks, any number
/// ```
///
/// The header's shape makes a record, never a phrase. A text is read twice: once for how it is
/// printed and what its records add up to, once to hand the records on. How it is printed mostly
/// shows in its first megabyte; where the rest says otherwise, the first reading is repeated.
public final class WhatsAppFormat implements ChatFormat {

  static final String NAME = "whatsapp";

  /// Enough for every file that is not made to change its ways with every reading.
  private static final int MOST_READINGS = 4;

  private final HeaderWords words = HeaderWords.load();
  private final Phrases phrases = Phrases.load();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean recognises(ChatText text) throws IOException {
    return Survey.ofBeginning(text, words, phrases).isPresent();
  }

  @Override
  public boolean read(ChatText text, ChatSink sink) throws IOException {
    Optional<Layout> beginning = Survey.ofBeginning(text, words, phrases);
    if (beginning.isEmpty()) {
      return false;
    }
    try (var again = new LongText.Again(text)) {
      Summary summary = summary(text, beginning.get(), again);
      sink.chat(summary.chat());
      emit(text, summary, again, sink);
    }
    return true;
  }

  private Summary summary(ChatText text, Layout beginning, LongText.Again again)
      throws IOException {
    Layout layout = beginning;
    for (int left = MOST_READINGS; ; left--) {
      var survey = new Survey(phrases);
      var summary = new Summary(text, layout, phrases);
      var interpreter = new Interpreter(layout, phrases, text.container(), Set.of());
      try (InputStream in = text.bytes().open()) {
        var records = new RecordReader(new LineReader(in), layout, words, survey, again);
        while (records.next()) {
          Draft draft = records.draft();
          Findings findings = interpreter.interpret(draft);
          summary.add(draft, findings);
          survey.add(draft, NameDates.of(findings.attachments()));
        }
        Layout found = survey.layout(text.givenOrder(), interpreter.longNames());
        if (found.readsLike(layout) || left == 0) {
          summary.close(found, records.preamble());
          return summary;
        }
        layout = found;
      }
    }
  }

  private void emit(ChatText text, Summary summary, LongText.Again again, ChatSink sink)
      throws IOException {
    Layout layout = summary.layout();
    var interpreter = new Interpreter(layout, phrases, text.container(), summary.unexpected());
    try (InputStream in = text.bytes().open()) {
      var records = new RecordReader(new LineReader(in), layout, words, null, again);
      while (records.next()) {
        Draft draft = records.draft();
        sink.record(interpreter.record(draft, interpreter.interpret(draft)));
      }
      sink.end(records.end());
    }
  }
}
