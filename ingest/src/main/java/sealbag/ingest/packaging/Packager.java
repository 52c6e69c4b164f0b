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
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Set;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.evidence.StoredObject;
import sealbag.uploaders.delivery.Parcel;

/// Seals packages into one folder. May be shared between threads that pack different numbers.
public final class Packager {

  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> SEALED =
      PosixFilePermissions.fromString("r--------");

  private final Path packagesFolder;
  private final EvidenceStore store;

  /// Seals into `packagesFolder`, which exists and is private to the user.
  public Packager(Path packagesFolder, EvidenceStore store) {
    this.packagesFolder = packagesFolder;
    this.store = store;
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
      Sha256 sha256 = hash(part);
      long sizeBytes = Files.size(part);
      Files.move(part, sealed, StandardCopyOption.ATOMIC_MOVE);
      flushFolder();
      return new Parcel(
          contents.number(),
          sealed,
          sha256.hex(),
          sizeBytes,
          bag.manifestSha256().hex(),
          contents.label());
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
  private static Sha256 hash(Path file) throws IOException {
    MessageDigest digest = Sha256.start();
    try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
      byte[] buffer = new byte[1 << 16];
      while (in.read(buffer) >= 0) {
        // the digest sees the bytes
      }
    }
    return Sha256.of(digest);
  }

  private void flushFolder() throws IOException {
    try (var folder = FileChannel.open(packagesFolder, StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}
