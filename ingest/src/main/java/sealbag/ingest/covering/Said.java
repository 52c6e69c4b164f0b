package sealbag.ingest.covering;

/// One thing that the officer wrote. It comes from outside: escape it wherever it is shown.
///
/// @param value in the form that is used: one blank between words; a recognised reference or
///   exhibit in capitals
/// @param raw the officer's own letters
/// @param recognised whether its shape is one of the configured; where it is not, a label says what
///   it is, and a person should be warned
public record Said(Field field, String value, String raw, Place place, boolean recognised) {}
