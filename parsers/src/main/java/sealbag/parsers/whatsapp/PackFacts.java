package sealbag.parsers.whatsapp;

import java.util.List;

/// What one language's pack holds.
///
/// @param language its BCP 47 tag
/// @param name the language's English name, as the pack's first line gives it
/// @param notices number of rows for notices, which both apps print alike
/// @param android number of rows for what stands in persons' records of Android exports
/// @param ios the same for iOS exports
/// @param kinds the kinds it has a row for, in the order of the file
public record PackFacts(
    String language, String name, int notices, int android, int ios, List<String> kinds) {}
