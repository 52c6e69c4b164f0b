package sealbag.parsers.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.parsers.media.Inspection.Outcome;

class MediaInspectorTest {
  private static final Path MEDIA = Path.of(System.getProperty("sealbag.fixtures"), "media");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Duration AMPLE = Duration.ofSeconds(60);

  @TempDir Path folder;

  private MediaInspector inspector(Duration perFile, int heapMegabytes) {
    return inspector(JAVA, perFile, heapMegabytes);
  }

  private MediaInspector inspector(Path java, Duration perFile, int heapMegabytes) {
    return new MediaInspector(
        new MediaInspector.Settings(folder.resolve("a & b"), java, perFile, heapMegabytes));
  }

  private static MediaFacts facts(MediaInspector inspector, String name, String type)
      throws Exception {
    Inspection inspection = inspector.inspect(MEDIA.resolve(name), type);
    assertThat(inspection.outcome()).isEqualTo(Outcome.READ);
    return inspection.facts();
  }

  @Test
  void factsAreReadFromEachKindOfFile() throws Exception {
    try (MediaInspector inspector = inspector(AMPLE, 256)) {
      MediaFacts photo = facts(inspector, "photo.jpg", "image/jpeg");
      assertThat(photo.widthPixels()).hasValue(640);
      assertThat(photo.heightPixels()).hasValue(480);
      assertThat(photo.takenAt()).contains("2024-03-13T14:02:11");
      assertThat(photo.position()).contains(new MediaFacts.Position(45, -30));
      assertThat(facts(inspector, "photo-2.jpg", "image/jpeg").position()).isEmpty();
      assertThat(facts(inspector, "screenshot.png", "image/png").widthPixels()).hasValue(360);
      assertThat(facts(inspector, "sticker.webp", "image/webp").widthPixels()).isPresent();
      assertThat(facts(inspector, "clip.mp4", "video/mp4").duration())
          .contains(Duration.ofSeconds(1));
      assertThat(facts(inspector, "song.m4a", "audio/mp4").duration())
          .contains(Duration.ofSeconds(2));
      assertThat(facts(inspector, "document.pdf", "application/pdf").pages()).hasValue(2);
    }
  }

  @Test
  void animationsHaveAsManyFramesAsTheyShow() throws Exception {
    try (MediaInspector inspector = inspector(AMPLE, 256)) {
      assertThat(facts(inspector, "animation.gif", "image/gif").frames()).hasValue(10);
      MediaFacts sticker = facts(inspector, "moving-sticker.webp", "image/webp");
      assertThat(sticker.frames()).hasValue(5);
      assertThat(sticker.duration()).contains(Duration.ofSeconds(1));
      assertThat(sticker.widthPixels()).hasValue(96);
      assertThat(facts(inspector, "sticker.webp", "image/webp").frames()).isEmpty();
    }
  }

  @Test
  void aPictureOfTilesHasTheSizeOfTheWhole() throws Exception {
    try (MediaInspector inspector = inspector(AMPLE, 256)) {
      MediaFacts photo = facts(inspector, "photo.heic", "image/heic");

      assertThat(photo.widthPixels()).hasValue(64);
      assertThat(photo.heightPixels()).hasValue(48);
      assertThat(photo.takenAt()).contains("2024-05-04T08:15:40");
      assertThat(photo.position()).contains(new MediaFacts.Position(45, -30));
    }
  }

  @Test
  void theSecondJvmHasNoneOfOurEnvironmentAndMayNotFillTheDisk() throws Exception {
    try (MediaInspector inspector = inspector(AMPLE, 256)) {
      facts(inspector, "photo.jpg", "image/jpeg");
      long pid = ProcessHandle.current().children().findFirst().orElseThrow().pid();

      assertThat(Files.readString(Path.of("/proc/" + pid + "/environ")))
          .isEqualTo("LC_ALL=C.UTF-8\0");
      assertThat(Files.readString(Path.of("/proc/" + pid + "/limits")))
          .containsPattern("Max file size +" + (64 << 20) + " ")
          .containsPattern("Max core file size +0 ");
    }
  }

  @Test
  void whatNeedsNoSecondJvmStartsNone() throws Exception {
    Path noJava = folder.resolve("no-java");
    try (MediaInspector inspector = inspector(noJava, AMPLE, 64)) {
      assertThat(inspector.inspect(MEDIA.resolve("contact.vcf"), "text/plain"))
          .isEqualTo(new Inspection(Outcome.SKIPPED, MediaFacts.none()));
      assertThat(facts(inspector, "contact.vcf", "text/x-vcard").contacts()).hasValue(1);
      assertThat(facts(inspector, "contacts.vcf", "text/vcard").contacts()).hasValue(3);
      assertThat(facts(inspector, "voice.opus", "audio/opus").duration())
          .contains(Duration.ofSeconds(2));
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aSecondJvmThatCannotStartIsAnOutcome() throws Exception {
    try (MediaInspector inspector = inspector(folder.resolve("no-java"), AMPLE, 64)) {
      Inspection inspection = inspector.inspect(MEDIA.resolve("photo.jpg"), "image/jpeg");

      assertThat(inspection).isEqualTo(new Inspection(Outcome.CRASHED, MediaFacts.none()));
    }
  }

  @Test
  void aReaderThatTakesTooLongIsAnOutcome() throws Exception {
    try (MediaInspector inspector = inspector(Duration.ofMillis(1), 256)) {
      Inspection inspection = inspector.inspect(MEDIA.resolve("document.pdf"), "application/pdf");

      assertThat(inspection).isEqualTo(new Inspection(Outcome.TIMEOUT, MediaFacts.none()));
    }
  }

  @Test
  void afterAFileThatNeedsTooMuchMemoryTheNextIsRead() throws Exception {
    Path greedy = pdfWithHugeStream(folder.resolve("greedy.pdf"));
    try (MediaInspector inspector = inspector(AMPLE, 32)) {
      assertThat(inspector.inspect(greedy, "application/pdf"))
          .isEqualTo(new Inspection(Outcome.OUT_OF_MEMORY, MediaFacts.none()));
      assertThat(facts(inspector, "photo.jpg", "image/jpeg").widthPixels()).hasValue(640);
    }
  }

  /// A cross-reference stream that unpacks to twice the heap.
  private static Path pdfWithHugeStream(Path file) throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(packed)) {
      deflater.write(new byte[64 << 20]);
    }
    String head =
        """
        %%PDF-1.5
        1 0 obj
        <</Type/XRef/Size 9/W[1 2 1]/Root 2 0 R/Filter/FlateDecode/Length %d>>
        stream
        """
            .formatted(packed.size());
    String tail = "\nendstream\nendobj\nstartxref\n9\n%%EOF\n";
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(head.getBytes(US_ASCII));
      packed.writeTo(out);
      out.write(tail.getBytes(US_ASCII));
    }
    return file;
  }

  @Test
  void aReaderThatWasKilledIsStartedAgain() throws Exception {
    try (MediaInspector inspector = inspector(AMPLE, 256)) {
      facts(inspector, "photo.jpg", "image/jpeg");
      ProcessHandle reader = ProcessHandle.current().children().findFirst().orElseThrow();

      reader.destroyForcibly();
      reader.onExit().get();

      assertThat(facts(inspector, "photo.jpg", "image/jpeg").widthPixels()).hasValue(640);
    }
  }

  @Test
  void closingEndsTheSecondJvmAndTheNextFileStartsAnother() throws Exception {
    MediaInspector inspector = inspector(AMPLE, 256);
    facts(inspector, "photo.jpg", "image/jpeg");
    ProcessHandle reader = ProcessHandle.current().children().findFirst().orElseThrow();

    inspector.close();

    assertThat(reader.onExit().get().isAlive()).isFalse();
    assertThat(facts(inspector, "photo.jpg", "image/jpeg").widthPixels()).hasValue(640);
    inspector.close();
  }

  @Test
  void brokenFilesAreAnOutcome() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.pdf"), "%PDF-1.7\nno more than this");
    Path notOpus = Files.writeString(folder.resolve("broken.opus"), "OggS");
    try (MediaInspector inspector = inspector(AMPLE, 256)) {
      Inspection inspection = inspector.inspect(broken, "application/pdf");

      assertThat(inspection.outcome()).isEqualTo(Outcome.UNREADABLE);
      assertThat(inspection.facts().pages()).isEqualTo(OptionalInt.empty());
      assertThat(inspector.inspect(notOpus, "audio/opus"))
          .isEqualTo(new Inspection(Outcome.UNREADABLE, MediaFacts.none()));
      assertThat(inspector.inspect(folder.resolve("absent.png"), "image/png").outcome())
          .isEqualTo(Outcome.UNREADABLE);
      assertThat(inspection.facts().takenAt()).isEqualTo(Optional.empty());
    }
  }
}
