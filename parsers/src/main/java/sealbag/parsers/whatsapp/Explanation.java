package sealbag.parsers.whatsapp;

import java.util.List;
import java.util.Optional;

/// Why one record was read as it was. Holds nothing of what it says.
///
/// @param line its first line, from 1
/// @param kind the word of its kind
/// @param notice for a notice its sub-kind
/// @param phrases the rows that its text matched; empty for ordinary text
/// @param reasons what else decided, and what each of its flags means, in plain sentences
public record Explanation(
    long line,
    String kind,
    Optional<String> notice,
    List<PhraseRow> phrases,
    List<String> reasons) {}
