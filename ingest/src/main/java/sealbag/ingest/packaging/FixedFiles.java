package sealbag.ingest.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tag files that are the same in every package of this version.
final class FixedFiles {

  private static final List<String> SCHEMAS =
      List.of("catalogue", "custody", "limitations", "messages", "screening", "submission", "tool");

  private static final String README = read("README-FIRST.txt");

  /// By path in the bag.
  static final SortedMap<String, BagFile> ALL = Collections.unmodifiableSortedMap(load());

  private FixedFiles() {}

  private static SortedMap<String, BagFile> load() {
    SortedMap<String, BagFile> files = new TreeMap<>();
    files.put("bagit.txt", BagFile.of("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
    files.put("bagit-profile.json", BagFile.of(read("bagit-profile.json")));
    for (String schema : SCHEMAS) {
      String path = "schema/" + schema + ".schema.json";
      files.put("metadata/" + path, BagFile.of(read(path)));
    }
    return files;
  }

  static BagFile readme(String number) {
    return BagFile.of(README.replace("NUMBER", number));
  }

  private static String read(String name) {
    try (InputStream in = FixedFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing from this build of Sealbag: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
