package sealbag.ingest.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.screening.ScannerAddress;
import sealbag.ingest.screening.Screener;

/// Reads what is looked up, and where. Files are relative to the home folder.
record ScreeningValues(Path home, Values values) {

  Screener.Settings settings() {
    return new Screener.Settings(
        scan(), lists(Key.SCREENING_NOTE_LISTS), lists(Key.SCREENING_RESTRICT_LISTS));
  }

  private Optional<Screener.Scan> scan() {
    Optional<String> text = values.optional(Key.SCREENING_CLAMD);
    Optional<ScannerAddress> address = text.flatMap(ScannerAddress::of);
    if (text.isPresent() && address.isEmpty()) {
      values.problem(
          "screening.clamd is \"" + text.orElseThrow() + "\"; write unix:/PATH or tcp:HOST:PORT");
    }
    Duration perFile = Duration.ofSeconds(values.count(Key.SCREENING_CLAMD_SECONDS));
    long mostBytes = values.mebibytes(Key.SCREENING_CLAMD_MEGABYTES);
    return address.map(it -> new Screener.Scan(it, perFile, mostBytes));
  }

  private List<Path> lists(Key key) {
    var files = new ArrayList<Path>();
    for (String name : values.list(key)) {
      Path file = home.toAbsolutePath().resolve(name).normalize();
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        values.problem(
            key.path()
                + " names \""
                + name
                + "\", which cannot be read; give a file of hashes, one a line, sorted");
      }
      files.add(file);
    }
    return files;
  }
}
