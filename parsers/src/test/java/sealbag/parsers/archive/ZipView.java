package sealbag.parsers.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/// What another program makes of a zip.
///
/// @param whole whether it came to the end without complaint
record ZipView(boolean whole, List<File> files) {

  ZipView {
    files = List.copyOf(files);
  }

  /// One file as the program gives it.
  record File(String name, long sizeBytes, long crc32) {

    static File of(String name, byte[] content) {
      var crc = new CRC32();
      crc.update(content);
      return new File(name, content.length, crc.getValue());
    }
  }

  static ZipView ofJdk(Path zip) throws IOException {
    var files = new ArrayList<File>();
    try (var opened = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(opened.entries())) {
        if (!entry.isDirectory()) {
          try (InputStream in = opened.getInputStream(entry)) {
            files.add(File.of(entry.getName(), in.readAllBytes()));
          }
        }
      }
      return new ZipView(true, files);
    } catch (IOException | RuntimeException _) {
      return new ZipView(false, files);
    }
  }

  static ZipView ofStream(Path zip) throws IOException {
    var files = new ArrayList<File>();
    try (var in =
        new ZipArchiveInputStream(
            new ByteArrayInputStream(Files.readAllBytes(zip)), "UTF-8", true, true)) {
      for (ZipArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.add(File.of(entry.getName(), in.readAllBytes()));
        }
      }
      return new ZipView(true, files);
    } catch (IOException | RuntimeException | LinkageError _) {
      return new ZipView(false, files);
    }
  }

  /// @param lines what Python printed: a line `size crc name-in-hex` a file
  static ZipView ofPython(boolean whole, List<String> lines) {
    var files = new ArrayList<File>();
    for (String line : lines) {
      String[] words = line.split(" ", 3);
      String name = new String(HexFormat.of().parseHex(words[2]), StandardCharsets.UTF_8);
      files.add(new File(name, Long.parseLong(words[0]), Long.parseLong(words[1])));
    }
    return new ZipView(whole, files);
  }
}
