package sealbag.parsers.whatsapp;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sealbag.parsers.chat.Chat;
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
/// The header's shape makes a record, never a phrase. A text is read three times: once for the
/// shape of its headers and the order of its dates, once for what its records add up to, once to
/// hand the records on.
public final class WhatsAppFormat implements ChatFormat {

  static final String NAME = "whatsapp";

  private final HeaderWords words = HeaderWords.load();
  private final Phrases phrases = Phrases.load();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean recognises(ChatText text) throws IOException {
    return Survey.of(text, words, phrases).isPresent();
  }

  @Override
  public boolean read(ChatText text, ChatSink sink) throws IOException {
    Optional<Layout> layout = Survey.of(text, words, phrases);
    if (layout.isEmpty()) {
      return false;
    }
    Lexicon all = phrases.lexicon(layout.get().platform());
    List<String> languages = summarise(text, layout.get(), all, _ -> {}).languages();
    Lexicon lexicon = phrases.lexicon(languages, layout.get().platform());
    Set<String> unexpected = summarise(text, layout.get(), lexicon, sink::chat).unexpected();
    emit(text, layout.get(), lexicon, unexpected, sink);
    return true;
  }

  private Summary summarise(ChatText text, Layout layout, Lexicon lexicon, Told told)
      throws IOException {
    var summary = new Summary(text, layout, phrases);
    var interpreter = new Interpreter(layout, lexicon, text.container(), Set.of());
    try (InputStream in = text.bytes().open()) {
      var records = new RecordReader(new LineReader(in), layout, words);
      records.forEach(draft -> summary.add(draft, interpreter.interpret(draft)));
      told.tell(summary.chat(records.preamble()));
    }
    return summary;
  }

  /// Takes what a pass found.
  @FunctionalInterface
  private interface Told {
    void tell(Chat chat) throws IOException;
  }

  private void emit(
      ChatText text, Layout layout, Lexicon lexicon, Set<String> unexpected, ChatSink sink)
      throws IOException {
    var interpreter = new Interpreter(layout, lexicon, text.container(), unexpected);
    try (InputStream in = text.bytes().open()) {
      var records = new RecordReader(new LineReader(in), layout, words);
      records.forEach(
          draft -> sink.record(interpreter.record(draft, interpreter.interpret(draft))));
      sink.end(records.end());
    }
  }
}
