package sealbag.ingest.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.evidence.StoredObject;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Slices;

/// Seals packages into one folder. May be shared between threads that pack different numbers.
public final class Packager {

  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> SEALED =
      PosixFilePermissions.fromString("r--------");

  private final Path packagesFolder;
  private final EvidenceStore store;
  private final Slices.Cut cut;

  /// Seals packages that are cut for uploads as usual.
  public Packager(Path packagesFolder, EvidenceStore store) {
    this(packagesFolder, store, Slices.Cut.USUAL);
  }

  /// Seals into `packagesFolder`, which exists and is private to the user.
  ///
  /// @param cut how the packages will be cut when they are sent in parts
  public Packager(Path packagesFolder, EvidenceStore store, Slices.Cut cut) {
    this.packagesFolder = packagesFolder;
    this.store = store;
    this.cut = cut;
  }

  /// A payload whose bytes lie in the evidence store.
  public Payload stored(String path, StoredObject object) {
    return new Payload(
        path,
        object.sizeBytes(),
        object.sha256(),
        out -> {
          try (InputStream in = store.open(object.sha256())) {
            in.transferTo(out);
          }
        });
  }

  /// Writes `NUMBER.zip`, flushed to disk, in place of an older one of the same number. Either the
  /// whole package is there afterwards or nothing has changed.
  ///
  /// @throws AlteredObjectException if a payload's bytes are not the expected ones
  public Parcel pack(Contents contents) throws IOException, AlteredObjectException {
    Bag bag = Bag.of(contents);
    Path part = packagesFolder.resolve("." + contents.number() + ".part");
    Path sealed = packagesFolder.resolve(contents.number() + ".zip");
    Files.deleteIfExists(part); // left by a process that died
    try {
      write(part, contents.number(), bag);
      long sizeBytes = Files.size(part);
      SealHash.Sealed hash = hash(part, sizeBytes);
      Files.move(part, sealed, StandardCopyOption.ATOMIC_MOVE);
      flushFolder();
      return new Parcel(
          contents.number(),
          sealed,
          hash.whole().hex(),
          sizeBytes,
          bag.manifestSha256().hex(),
          contents.label(),
          hash.slices());
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void write(Path part, String topFolder, Bag bag)
      throws IOException, AlteredObjectException {
    var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel =
        FileChannel.open(part, options, PosixFilePermissions.asFileAttribute(PRIVATE))) {
      var zip = new BagZip(channel);
      for (var file : bag.files().entrySet()) {
        zip.put(topFolder + "/" + file.getKey(), file.getValue());
      }
      zip.finish();
      Files.setPosixFilePermissions(part, SEALED);
      channel.force(true);
    }
  }

  /// Reads the file back: the zip's headers are completed after the bytes behind them are written.
  private SealHash.Sealed hash(Path file, long sizeBytes) throws IOException {
    var hash = new SealHash(cut.of(sizeBytes));
    try (var in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int count; (count = in.read(buffer)) >= 0; ) {
        hash.add(buffer, count);
      }
    }
    return hash.end();
  }

  private void flushFolder() throws IOException {
    try (var folder = FileChannel.open(packagesFolder, StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}
