package sealbag.ingest.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import sealbag.uploaders.records.RecordStub.Row;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a record stub says about the files in a sealed package, out of its catalogue.
///
/// @param rows one draft row for each file beside the chat, at most [#MOST_ROWS]
/// @param more files beyond these
/// @param unreadLines lines of the chat that could not be read with certainty, at most 20 of a kind
record SealedItems(List<Row> rows, long more, long unreadLines) {
  /// A schedule of more rows is for a machine: the package's catalogue has all.
  static final int MOST_ROWS = 500;

  private static final Set<String> UNREAD =
      Set.of(
          "TEXT_BEFORE_FIRST_RECORD",
          "FOREIGN_HEADER",
          "SUSPECT_BOUNDARY",
          "IMPOSSIBLE_DATE",
          "YEAR_MISSING",
          "UNKNOWN_DAY_PERIOD",
          "INVALID_UTF8");

  /// Reads the package; what is in it was checked when it was sealed.
  static SealedItems of(Path packaged, String number) throws IOException {
    try (var zip = new ZipFile(packaged.toFile())) {
      var rows = new ArrayList<Row>();
      long files = 0;
      for (JsonNode item : read(zip, number + "/data/catalogue.json").path("items")) {
        if (item.path("status").asString("").startsWith("present")) {
          files++;
          if (rows.size() < MOST_ROWS) {
            rows.add(row(item));
          }
        }
      }
      JsonNode limitations = read(zip, number + "/metadata/limitations.json");
      long unread =
          limitations.path("warnings").values().stream()
              .filter(one -> UNREAD.contains(one.path("code").asString("")))
              .count();
      return new SealedItems(List.copyOf(rows), files - rows.size(), unread);
    }
  }

  private static JsonNode read(ZipFile zip, String name) throws IOException {
    @Nullable ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("a sealed package lacks " + name.substring(name.indexOf('/') + 1));
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return JsonMapper.shared().readTree(in);
    }
  }

  private static Row row(JsonNode item) {
    String description =
        "File from the chat export, %s, %,d bytes%s"
            .formatted(
                item.path("mediaType").asString("type unknown"),
                item.path("sizeBytes").asLong(0),
                item.path("mentionedBy").isEmpty() ? ", not mentioned in the chat" : "");
    return new Row(
        description, item.path("id").stringValueOpt(), item.path("sha256").stringValueOpt());
  }
}
