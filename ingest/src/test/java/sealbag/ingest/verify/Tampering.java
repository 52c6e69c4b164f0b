package sealbag.ingest.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/// Takes a package apart and puts it together again, with or without new hashes.
final class Tampering {

  private Tampering() {}

  /// The files by their name in the zip.
  static SortedMap<String, byte[]> files(Path zip) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (var file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        try (InputStream in = file.getInputStream(entry)) {
          files.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return files;
  }

  /// A zip in the packager's manner, in the order of the map.
  static Path zip(Map<String, byte[]> files, Path to) throws IOException {
    Files.deleteIfExists(to);
    try (var zip = new ZipArchiveOutputStream(to.toFile())) {
      zip.setUseLanguageEncodingFlag(false);
      for (var file : files.entrySet()) {
        var entry = new ZipArchiveEntry(file.getKey());
        entry.setMethod(ZipArchiveEntry.STORED);
        entry.setSize(file.getValue().length);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putArchiveEntry(entry);
        zip.write(file.getValue());
        zip.closeArchiveEntry();
      }
    }
    return to;
  }

  /// What someone who knows the format would do after changing files: all manifests anew.
  static SortedMap<String, byte[]> rehash(SortedMap<String, byte[]> files) {
    SortedMap<String, byte[]> all = new TreeMap<>(files);
    String top = all.firstKey().substring(0, all.firstKey().indexOf('/') + 1);
    var payload = new LinkedHashMap<String, byte[]>();
    var tags = new LinkedHashMap<String, byte[]>();
    all.remove(top + "manifest-sha256.txt");
    all.remove(top + "tagmanifest-sha256.txt");
    long bytes = 0;
    for (var file : all.entrySet()) {
      String path = file.getKey().substring(top.length());
      (path.startsWith("data/") ? payload : tags).put(path, file.getValue());
      bytes += path.startsWith("data/") ? file.getValue().length : 0;
    }
    byte[] info = tags.get("bag-info.txt");
    if (info != null) {
      String oxum = "Payload-Oxum: " + bytes + "." + payload.size();
      info = text(info).replaceAll("Payload-Oxum: \\S+", oxum).getBytes(StandardCharsets.UTF_8);
      tags.put("bag-info.txt", info);
      all.put(top + "bag-info.txt", info);
    }
    tags.put("manifest-sha256.txt", manifest(payload));
    all.put(top + "manifest-sha256.txt", manifest(payload));
    all.put(top + "tagmanifest-sha256.txt", manifest(tags));
    return all;
  }

  private static byte[] manifest(Map<String, byte[]> files) {
    var lines = new StringBuilder();
    new TreeMap<>(files)
        .forEach(
            (path, bytes) -> lines.append(sha256(bytes)).append("  ").append(path).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
