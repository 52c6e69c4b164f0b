package sealbag.parsers.whatsapp;

/// The phrases that stand in records of persons, of all languages and platforms, by the place where
/// they stand.
record PersonIndex(
    PhraseIndex whole,
    PhraseIndex first,
    PhraseIndex line,
    PhraseIndex inside,
    PhraseIndex end,
    PhraseIndex edited) {

  static PersonIndex of(Rows rows) {
    return new PersonIndex(
        PhraseIndex.ofWholes(rows),
        PhraseIndex.ofWholes(rows),
        PhraseIndex.ofWholes(rows),
        PhraseIndex.ofParts(rows),
        PhraseIndex.ofParts(rows),
        PhraseIndex.ofParts(rows));
  }
}
