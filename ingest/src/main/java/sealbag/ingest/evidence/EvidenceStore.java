package sealbag.ingest.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;

/// The bytes that came in, exactly as they came: write-once files named by their SHA-256, readable
/// by the owner alone. Many processes and threads may share one store.
///
///     objects/ab/ab…     one file for equal bytes, however often they come
///     rescued/ab/ab…     good bytes that came for an object found damaged; see [#keep(InputStream)]
///     incoming/…         one scratch folder per living process
public final class EvidenceStore implements Closeable {
  private static final int BUFFER_BYTES = 128 * 1024;

  private final ObjectFolder objects;
  private final ObjectFolder rescued;
  private final WorkFolder work;

  private EvidenceStore(ObjectFolder objects, ObjectFolder rescued, WorkFolder work) {
    this.objects = objects;
    this.rescued = rescued;
    this.work = work;
  }

  /// Opens the store, makes it where there is none, and removes the scratch of dead processes.
  public static EvidenceStore open(Path folder) throws IOException {
    Path objects = folder.resolve("objects");
    Path rescued = folder.resolve("rescued");
    Path incoming = folder.resolve("incoming");
    for (Path part : List.of(objects, rescued, incoming)) {
      DurableFiles.createFolders(part);
    }
    WorkFolder.sweep(incoming);
    return new EvidenceStore(
        new ObjectFolder(objects), new ObjectFolder(rescued), WorkFolder.create(incoming));
  }

  /// Keeps the bytes; when this returns they and their name are flushed to disk. Bytes that are
  /// there already are hashed again before they are believed, and stay one object.
  ///
  /// @throws AlteredObjectException when the object of that hash is damaged. It is left as it is,
  ///   for a person to see; the bytes that just came are kept under `rescued/`
  /// @throws IOException when reading or writing fails; then nothing of it is left in the store
  public StoredObject keep(InputStream bytes) throws IOException, AlteredObjectException {
    Path file = work.path().resolve(UUID.randomUUID() + ".part");
    try {
      StoredObject kept = write(bytes, file);
      if (!objects.adopt(file, kept.sha256()) && !isSound(objects.place(kept.sha256()), kept)) {
        rescue(file, kept.sha256());
      }
      return kept;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /// Keeps a copy of the file's bytes, as [#keep(InputStream)] does.
  public StoredObject keep(Path file) throws IOException, AlteredObjectException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return keep(bytes);
    }
  }

  private static StoredObject write(InputStream bytes, Path file) throws IOException {
    MessageDigest digest = Sha256.start();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (FileChannel channel = DurableFiles.create(file)) {
      for (int count; (count = bytes.read(buffer)) >= 0; ) {
        digest.update(buffer, 0, count);
        for (ByteBuffer rest = ByteBuffer.wrap(buffer, 0, count); rest.hasRemaining(); ) {
          channel.write(rest);
        }
      }
      DurableFiles.makeReadOnly(file);
      channel.force(true);
      return new StoredObject(Sha256.of(digest), channel.size());
    }
  }

  private void rescue(Path file, Sha256 sha256) throws IOException, AlteredObjectException {
    rescued.adopt(file, sha256);
    throw new AlteredObjectException(
        sha256,
        "the stored object "
            + sha256
            + " is damaged; the good bytes that just came are in the store's folder 'rescued':"
            + " find out what changed the object before you put them in its place");
  }

  private static boolean isSound(Path place, StoredObject expected) throws IOException {
    try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
      return channel.size() == expected.sizeBytes() && hash(channel).equals(expected.sha256());
    }
  }

  /// Whether there is an object of this name. Says nothing about its bytes.
  public boolean holds(Sha256 sha256) {
    return Files.isRegularFile(objects.place(sha256));
  }

  /// The file that holds the object, after hashing the whole of it anew. Read it, nothing else.
  ///
  /// @throws AlteredObjectException when the object is missing or its bytes have changed
  public Path use(Sha256 sha256) throws IOException, AlteredObjectException {
    verified(sha256).close();
    return objects.place(sha256);
  }

  /// The object's bytes, after hashing the whole of it anew through the same open file.
  ///
  /// @throws AlteredObjectException when the object is missing or its bytes have changed
  public InputStream open(Sha256 sha256) throws IOException, AlteredObjectException {
    return Channels.newInputStream(verified(sha256));
  }

  private FileChannel verified(Sha256 sha256) throws IOException, AlteredObjectException {
    FileChannel channel = find(sha256);
    boolean sound = false;
    try {
      sound = hash(channel).equals(sha256);
      channel.position(0);
    } finally {
      if (!sound) {
        channel.close();
      }
    }
    if (!sound) {
      throw new AlteredObjectException(
          sha256,
          "the stored object "
              + sha256
              + " has been changed since it was kept; restore the evidence store from its backup");
    }
    return channel;
  }

  private FileChannel find(Sha256 sha256) throws IOException, AlteredObjectException {
    try {
      return FileChannel.open(objects.place(sha256), StandardOpenOption.READ);
    } catch (NoSuchFileException _) {
      throw new AlteredObjectException(
          sha256,
          "the stored object "
              + sha256
              + " is missing; restore the evidence store from its backup");
    }
  }

  private static Sha256 hash(FileChannel channel) throws IOException {
    MessageDigest digest = Sha256.start();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int count; (count = channel.read(ByteBuffer.wrap(buffer))) >= 0; ) {
      digest.update(buffer, 0, count);
    }
    return Sha256.of(digest);
  }

  /// How much more can be kept, in bytes.
  public long usableBytes() throws IOException {
    return Files.getFileStore(work.path()).getUsableSpace();
  }

  /// Writes a few bytes into the scratch folder, flushes them and removes them again.
  ///
  /// @throws IOException when nothing can be kept at present
  public void tryWriting() throws IOException {
    Path file = work.path().resolve(UUID.randomUUID() + ".try");
    try (FileChannel channel = DurableFiles.create(file)) {
      channel.write(ByteBuffer.wrap(new byte[64]));
      channel.force(true);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /// This process's scratch folder: gone when the store is closed or the process is dead.
  public Path workFolder() throws IOException {
    return work.path();
  }

  /// Every object on disk, sorted.
  public List<Sha256> objects() {
    try {
      return objects.all();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    work.remove();
  }
}
