package sealbag.ingest.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceStoreTest {
  private static final Sha256 ABC =
      new Sha256("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

  @TempDir private Path folder;
  private EvidenceStore store;

  @BeforeEach
  void open() throws IOException {
    store = EvidenceStore.open(folder.resolve("evidence"));
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  @Test
  void whatIsKeptComesBackByteForByte() throws Exception {
    byte[] bytes = new byte[300_000];
    bytes[299_999] = 7;

    StoredObject kept = store.keep(new ByteArrayInputStream(bytes));

    assertThat(kept).isEqualTo(new StoredObject(Sha256.of(bytes), 300_000));
    assertThat(Files.readAllBytes(store.use(kept.sha256()))).isEqualTo(bytes);
    try (InputStream in = store.open(kept.sha256())) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void anObjectIsNamedByItsSha256() throws Exception {
    assertThat(keep("abc").sha256()).isEqualTo(ABC);
    assertThat(store.use(ABC)).endsWith(Path.of("objects", "ba", ABC.hex()));
  }

  @Test
  void equalBytesAreOneObject() throws Exception {
    keep("abc");
    Object first = Files.getAttribute(store.use(ABC), "unix:ino");

    keep("abc");

    assertThat(store.objects()).containsExactly(ABC);
    assertThat(Files.getAttribute(store.use(ABC), "unix:ino")).isEqualTo(first);
  }

  @Test
  void aFileIsCopiedAndStaysWhereItIs() throws Exception {
    Path file = Files.writeString(folder.resolve("mail.eml"), "abc");

    assertThat(store.keep(file).sha256()).isEqualTo(ABC);
    assertThat(file).hasContent("abc");
  }

  @Test
  void onlyTheOwnerCanReadAndNobodyCanWrite() throws Exception {
    keep("abc");

    assertThat(mode(store.use(ABC))).isEqualTo("r--------");
    try (Stream<Path> paths = Files.walk(folder.resolve("evidence"))) {
      assertThat(paths.filter(Files::isDirectory)).allMatch(path -> mode(path).equals("rwx------"));
    }
  }

  @Test
  void nothingOfAReadThatFailsIsLeft() throws Exception {
    var broken = new SequenceInputStream(new ByteArrayInputStream(new byte[200_000]), failing());

    assertThatThrownBy(() -> store.keep(broken)).hasMessage("Stream closed");

    assertThat(store.objects()).isEmpty();
    assertThat(store.workFolder()).isEmptyDirectory();
  }

  @Test
  void anAlteredObjectIsNeverHandedOut() throws Exception {
    keep("abc");
    overwrite(store.use(ABC), "abd");

    assertThatThrownBy(() -> store.use(ABC)).isInstanceOf(AlteredObjectException.class);
    assertThatThrownBy(() -> store.open(ABC))
        .isInstanceOfSatisfying(
            AlteredObjectException.class, e -> assertThat(e.sha256()).isEqualTo(ABC));
  }

  @Test
  void aMissingObjectIsAnAlteredOne() {
    assertThat(store.holds(ABC)).isFalse();
    assertThatThrownBy(() -> store.use(ABC))
        .isInstanceOf(AlteredObjectException.class)
        .hasMessageContaining("missing");
  }

  @Test
  void goodBytesForADamagedObjectAreSetAsideAndBothStay() throws Exception {
    keep("abc");
    Path object = store.use(ABC);
    overwrite(object, "ab");

    assertThatThrownBy(() -> keep("abc")).isInstanceOf(AlteredObjectException.class);
    assertThatThrownBy(() -> keep("abc")).isInstanceOf(AlteredObjectException.class);

    assertThat(object).hasContent("ab");
    assertThat(folder.resolve("evidence/rescued/ba").resolve(ABC.hex())).hasContent("abc");
    assertThat(store.workFolder()).isEmptyDirectory();
  }

  @Test
  void manyThreadsKeepingTheSameBytesMakeOneObject() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<StoredObject>> work = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        work.add(() -> keep("abc"));
      }

      for (var done : threads.invokeAll(work)) {
        assertThat(done.get().sha256()).isEqualTo(ABC);
      }
    }

    assertThat(store.objects()).containsExactly(ABC);
  }

  @Test
  void theScratchFolderGoesWhenTheStoreIsClosed() throws Exception {
    var other = EvidenceStore.open(folder.resolve("evidence"));
    Path scratch = other.workFolder();
    Files.writeString(Files.createDirectory(scratch.resolve("deep")).resolve("file"), "x");

    other.close();

    assertThat(scratch).doesNotExist();
    assertThat(store.workFolder()).isDirectory();
  }

  private StoredObject keep(String text) throws Exception {
    return store.keep(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private static String mode(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void overwrite(Path object, String text) throws IOException {
    Files.setPosixFilePermissions(object, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(object, text);
  }

  private static InputStream failing() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    return closed;
  }
}
