package sealbag.ingest.verify;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Accounts for every byte of the zip: each belongs to the content of one file, or to a header that
/// can have no other value.
final class StrictZip {

  private static final Pattern PLAIN_NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*+(/[A-Za-z0-9][A-Za-z0-9._-]*+)++");

  private StrictZip() {}

  /// The files whose content can be read, in the zip's order; none when the zip's structure is
  /// broken.
  static List<ZipEntryFacts> read(ZipBytes zip, Findings findings) throws IOException {
    var end = ZipEnd.read(zip, findings);
    if (end.isEmpty()) {
      return List.of();
    }
    var entries = CentralDirectory.read(zip, end.get(), findings);
    if (entries.isEmpty()) {
      return List.of();
    }
    checkNames(entries.get(), findings);
    return checkPlaces(zip, end.get(), entries.get(), findings) ? entries.get() : List.of();
  }

  private static void checkNames(List<ZipEntryFacts> entries, Findings findings) {
    String before = "";
    for (ZipEntryFacts entry : entries) {
      String name = entry.name();
      if (!PLAIN_NAME.matcher(name).matches()) {
        findings.add(Shown.text(name), "The zip holds a name that no package has.");
      }
      if (name.compareTo(before) <= 0) {
        findings.add(
            Shown.text(name), "The zip's files are not in order, or two have the same name.");
      }
      before = name;
    }
  }

  /// Whether the files lie one behind the other from the first byte to the directory.
  private static boolean checkPlaces(
      ZipBytes zip, ZipEnd end, List<ZipEntryFacts> entries, Findings findings) throws IOException {
    long at = 0;
    for (ZipEntryFacts entry : entries) {
      long room = end.directoryStart() - at;
      boolean fits =
          entry.offset() == at && entry.size() <= room && entry.end() <= end.directoryStart();
      if (!fits) {
        findings.add(
            BagFiles.pathIn(entry.name()),
            "The zip's central directory says that the file lies where it cannot lie.",
            "from byte " + at,
            "from byte " + entry.offset());
        return false;
      }
      checkLocalHeader(zip, entry, findings);
      at = entry.end();
    }
    findings.compare(
        CentralDirectory.CULPRIT,
        "Bytes lie before it that belong to no file.",
        at,
        end.directoryStart());
    return true;
  }

  private static void checkLocalHeader(ZipBytes zip, ZipEntryFacts entry, Findings findings)
      throws IOException {
    byte[] expected = entry.localHeader();
    if (!Arrays.equals(expected, zip.read(entry.offset(), expected.length))) {
      findings.add(
          BagFiles.pathIn(entry.name()),
          "The header before the file in the zip was changed, or differs from the zip's central"
              + " directory.");
    }
  }
}
