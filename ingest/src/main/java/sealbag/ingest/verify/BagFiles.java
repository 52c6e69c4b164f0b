package sealbag.ingest.verify;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/// The files of the bag by their path in it, hashed.
///
/// @param topFolder of the zip
record BagFiles(ZipBytes zip, String topFolder, Map<String, SealedFile> files) {

  static BagFiles read(ZipBytes zip, List<ZipEntryFacts> entries, Findings findings)
      throws IOException {
    String topFolder = entries.isEmpty() ? "" : topFolder(entries.getFirst().name());
    Map<String, SealedFile> files = new LinkedHashMap<>();
    byte[] buffer = new byte[1 << 16];
    for (ZipEntryFacts entry : entries) {
      if (!topFolder(entry.name()).equals(topFolder)) {
        findings.add(
            Shown.text(entry.name()),
            "The file lies outside the package's folder.",
            topFolder,
            topFolder(entry.name()));
      }
      files.put(pathIn(entry.name()), hash(zip, entry, buffer, findings));
    }
    return new BagFiles(zip, topFolder, files);
  }

  private static String topFolder(String name) {
    return name.substring(0, Math.max(name.indexOf('/'), 0));
  }

  /// The path in the bag, safe to print.
  static String pathIn(String name) {
    return Shown.text(name.substring(name.indexOf('/') + 1));
  }

  private static SealedFile hash(
      ZipBytes zip, ZipEntryFacts entry, byte[] buffer, Findings findings) throws IOException {
    MessageDigest digest = sha256();
    var crc = new CRC32();
    try (InputStream in = zip.open(entry.contentStart(), entry.size())) {
      for (int count; (count = in.read(buffer)) >= 0; ) {
        digest.update(buffer, 0, count);
        crc.update(buffer, 0, count);
      }
    }
    findings.compare(
        pathIn(entry.name()),
        "The file's content differs from the checksum that the zip keeps of it.",
        HexFormat.of().toHexDigits(entry.crc32()),
        HexFormat.of().toHexDigits((int) crc.getValue()));
    String hex = HexFormat.of().formatHex(digest.digest());
    return new SealedFile(entry.contentStart(), entry.size(), hex);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java runtime has SHA-256", e);
    }
  }

  Optional<SealedFile> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  InputStream open(SealedFile file) {
    return zip.open(file.start(), file.size());
  }

  long bytes() {
    return files.values().stream().mapToLong(SealedFile::size).sum();
  }
}
