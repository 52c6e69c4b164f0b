package sealbag.parsers.whatsapp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
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
/// date    = [era] n sep n sep n ["."] [word]      ; sep "/" "." "-", a space may follow it; marks anywhere
///         / [era] n "年" n "月" n "日"              ; n: digits of any script
/// glue    = ["," / "،"] blanks [word blanks]      ; words in header-words.tsv
/// time    = [period] clock [period] [word]        ; blanks or none between
/// clock   = h (":" / ".") mm [(":" / ".") ss] / h unit mm [unit] [ss unit]
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

  /// Enough for a vote of the languages, which the whole text then confirms or corrects.
  private static final int VOTING_RECORDS = 2_000;

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
      var reading = new Reading(text, again);
      FirstReading first = reading.first(beginning.get());
      sink.chat(first.summary().chat());
      reading.second(first, sink);
    }
    return true;
  }

  /// What the first reading found.
  private record FirstReading(Summary summary, Trail trail) {}

  /// The readings of one text.
  private final class Reading {
    private final ChatText text;
    private final LongText.Again again;

    Reading(ChatText text, LongText.Again again) {
      this.text = text;
      this.again = again;
    }

    /// What the text adds up to, read with the layout and the languages that all of it shows.
    FirstReading first(Layout beginning) throws IOException {
      Layout layout = beginning;
      List<String> languages = languages(beginning);
      for (int left = MOST_READINGS; ; left--) {
        var survey = new Survey(phrases);
        Lexicon lexicon = phrases.lexicon(languages, layout.platform());
        var summary = new Summary(text, layout, lexicon);
        var interpreter = new Interpreter(layout, lexicon, text.container(), Set.of());
        var trail = new Trail(interpreter);
        try (InputStream in = text.bytes().open()) {
          var records = new RecordReader(new LineReader(in), layout, words, survey, again);
          var stride = new Stride(records, interpreter, summary, survey, trail);
          while (records.next()) {
            Draft draft = records.draft();
            interpreter.interpret(draft);
            summary.add(draft);
            survey.add(draft, NameDates.of(draft.attachments));
            trail.add(draft);
            stride.walk();
          }
          Layout found = survey.layout(text.givenOrder(), interpreter.names().longNames());
          boolean same = found.readsLike(layout) && summary.languages().equals(languages);
          if (same || left == 0) {
            summary.close(same ? found : layout, records);
            return new FirstReading(summary, trail);
          }
          layout = found;
          languages = summary.languages();
        }
      }
    }

    /// The languages that the beginning of the text is printed in.
    private List<String> languages(Layout layout) throws IOException {
      var vote = new Vote();
      Lexicon all = phrases.lexicon(layout.platform());
      var interpreter = new Interpreter(layout, all, text.container(), Set.of());
      try (InputStream in = text.bytes().open()) {
        var records = new RecordReader(new LineReader(in), layout, words, null, again);
        while (records.next() && records.draft().n <= VOTING_RECORDS) {
          interpreter.interpret(records.draft());
          records.draft().meaning.match().ifPresent(vote::add);
        }
      }
      return vote.languages();
    }

    void second(FirstReading first, ChatSink sink) throws IOException {
      Summary summary = first.summary();
      var interpreter =
          new Interpreter(
              summary.layout(), summary.lexicon(), text.container(), summary.unexpected());
      try (InputStream in = text.bytes().open()) {
        var records = new RecordReader(new LineReader(in), summary.layout(), words, null, again);
        new Replay(first.trail(), interpreter, records).to(sink, summary.end().records());
        sink.end(summary.end());
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }
}
