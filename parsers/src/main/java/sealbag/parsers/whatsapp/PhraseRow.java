package sealbag.parsers.whatsapp;

/// The row of a phrase pack that a text matched: `de.tsv:31 "{1} hat {2} hinzugefügt"`.
///
/// @param language the pack's BCP 47 tag
/// @param line the row's number in the pack's file, from 1
/// @param kind what the row says that the text is
/// @param pattern as in the file; holds nothing of the chat
public record PhraseRow(String language, int line, String kind, String pattern) {

  static PhraseRow of(Phrase phrase) {
    PackRow row = phrase.row();
    return new PhraseRow(row.language(), row.line(), row.kind(), row.pattern());
  }

  /// File, line and pattern for people.
  @Override
  public String toString() {
    return language + ".tsv:" + line + " \"" + pattern + "\"";
  }
}
