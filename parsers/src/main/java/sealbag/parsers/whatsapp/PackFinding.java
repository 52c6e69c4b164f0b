package sealbag.parsers.whatsapp;

/// Something in a phrase pack that is wrong, or worth a second look.
///
/// @param line the row's number in the file, from 1; 0 where it is about the whole file
/// @param wrong whether it must be mended before the pack can be used
/// @param sentence what it is, in plain words
public record PackFinding(int line, boolean wrong, String sentence) {}
