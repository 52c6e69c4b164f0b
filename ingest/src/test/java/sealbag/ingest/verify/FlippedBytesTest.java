package sealbag.ingest.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.packaging.Packager;
import sealbag.ingest.packaging.SamplePackage;

class FlippedBytesTest {
  private static final Pattern FIXED =
      Pattern.compile("metadata/schema/.*|README-FIRST.txt|bagit-profile.json");

  @TempDir Path folder;
  private Path zip;

  @BeforeEach
  void pack() throws Exception {
    var packager = new Packager(folder, EvidenceStore.open(folder.resolve("store")));
    zip = folder.resolve("copy.zip");
    Files.write(zip, Files.readAllBytes(packager.pack(SamplePackage.contents()).file()));
  }

  @Test
  void everyFlippedByteIsFoundAndTheFileItLiesInIsNamed() throws IOException {
    byte[] bytes = Files.readAllBytes(zip);
    List<Region> regions = regions();
    List<String> unnoticed = new ArrayList<>();

    try (var channel = FileChannel.open(zip, StandardOpenOption.WRITE)) {
      for (int at = 0; at < bytes.length; at += step(regionAt(regions, at))) {
        write(channel, at, (byte) (bytes[at] ^ (1 << (at % 8))));
        if (!isNamed(regionAt(regions, at), PackageVerifier.verify(zip).findings())) {
          unnoticed.add("byte " + at);
        }
        write(channel, at, bytes[at]);
      }
    }

    assertThat(unnoticed).isEmpty();
    assertThat(PackageVerifier.verify(zip).findings()).isEmpty();
  }

  /// Every byte, but only some of the long texts that are the same in each package.
  private static int step(Optional<Region> region) {
    return region.map(Region::path).filter(FIXED.asMatchPredicate()).isPresent() ? 97 : 1;
  }

  private static boolean isNamed(Optional<Region> region, List<Finding> findings) {
    return region.isEmpty()
        ? !findings.isEmpty()
        : findings.stream().anyMatch(finding -> finding.culprit().startsWith(region.get().path));
  }

  private static void write(FileChannel channel, long at, byte value) throws IOException {
    channel.write(ByteBuffer.wrap(new byte[] {value}), at);
  }

  /// The content of one file.
  private record Region(String path, long start, long end) {}

  private List<Region> regions() throws IOException {
    List<Region> regions = new ArrayList<>();
    long at = 0;
    try (var file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        long start = at + 30 + entry.getName().length(); // a local header and nothing else
        at = start + entry.getSize();
        String path = entry.getName().substring(SamplePackage.NUMBER.length() + 1);
        regions.add(new Region(path, start, at));
      }
    }
    return regions;
  }

  private static Optional<Region> regionAt(List<Region> regions, long at) {
    return regions.stream().filter(region -> at >= region.start && at < region.end).findFirst();
  }
}
