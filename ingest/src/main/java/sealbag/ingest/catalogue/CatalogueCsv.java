package sealbag.ingest.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The catalogue as `data/catalogue.csv`: a line for each item, then a line for each missing file.
/// The JSON says more; this is for people with a spreadsheet.
public final class CatalogueCsv {

  private static final List<String> HEAD =
      List.of(
          "id",
          "status",
          "name",
          "packagePath",
          "mediaType",
          "typeMismatch",
          "sizeBytes",
          "sha256",
          "mentionedBy",
          "takenAt",
          "flags",
          "duplicateOf");

  private CatalogueCsv() {}

  /// The whole document, UTF-8 without byte order mark.
  public static byte[] bytes(Catalogue catalogue) {
    var text = new StringBuilder();
    try {
      write(catalogue, new Csv(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringBuilder never throws it
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(Catalogue catalogue, Csv csv) throws IOException {
    csv.line(HEAD);
    for (CatalogueItem item : catalogue.items()) {
      csv.line(present(item));
    }
    for (Missing missing : catalogue.missing()) {
      csv.line(absent(missing));
    }
  }

  private static List<?> present(CatalogueItem item) {
    return List.of(
        item.id(),
        item.status().word(),
        item.name().decoded(),
        item.packagePath().orElse(""),
        item.mediaType().orElse(""),
        item.typeMismatch(),
        item.sizeBytes(),
        item.sha256().map(Object::toString).orElse(""),
        numbers(item.mentionedBy()),
        item.facts().takenAt().orElse(""),
        words(item.flags()),
        item.duplicateOf().orElse(""));
  }

  private static List<?> absent(Missing missing) {
    return List.of(
        "",
        "missing",
        missing.name(),
        "",
        "",
        "",
        "",
        "",
        numbers(missing.mentionedBy()),
        "",
        "",
        "");
  }

  private static String numbers(List<Long> records) {
    return records.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static String words(Set<String> flags) {
    return flags.stream().sorted().collect(Collectors.joining(" "));
  }
}
