package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DropFolderSourceTest extends MailSourceContract {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration STABLE = Duration.ofSeconds(5);

  @TempDir private Path folder;
  private volatile Instant now = START;
  private int arrived;

  @Override
  MailSource source() {
    return new DropFolderSource(settings(Duration.ofMillis(50)), () -> now);
  }

  private MailSource patient() {
    return new DropFolderSource(settings(STABLE), () -> now);
  }

  private MailboxSettings.DropFolder settings(Duration stable) {
    return new MailboxSettings.DropFolder(
        "station", folder, stable, Duration.ofMinutes(5), Optional.empty());
  }

  @Override
  void arrive(String mail) throws IOException {
    arrived++;
    // Comes in whole and with its time of change, as a file that is moved in.
    Path hidden = Files.writeString(folder.resolve(".coming"), mail, ISO_8859_1);
    Files.setLastModifiedTime(hidden, FileTime.from(START.minusSeconds(3600L - arrived)));
    Files.move(hidden, folder.resolve("mail " + arrived + ".eml"));
  }

  @Override
  void removeByAnother(ListedMessage message) throws IOException {
    Files.delete(folder.resolve(message.name()));
  }

  @Override
  boolean isMarked(ListedMessage message) {
    return Files.exists(folder.resolve("taken").resolve(message.name()));
  }

  private Path put(String name, String text, Instant changed) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return Files.setLastModifiedTime(file, FileTime.from(changed));
  }

  private static List<String> names(MailSource source) throws IOException {
    return source.list(Optional.empty()).messages().stream().map(ListedMessage::name).toList();
  }

  @Override
  @Test
  void whatIsNewIsListedAfterTheCursor() throws Exception {
    arrive(mail(1));
    try (MailSource source = source()) {
      Listing first = source.list(Optional.empty());
      arrive(mail(2));

      assertThat(ids(source.list(Optional.of(first.cursor()))))
          .as("what lies there is named again")
          .hasSize(2)
          .containsAll(ids(first));
    }
  }

  @Test
  void aFileIsListedWhenItHasNotChangedForTheConfiguredTime() throws Exception {
    put("chat.zip", "half", START.minusSeconds(3));
    try (MailSource source = patient()) {
      assertThat(names(source)).isEmpty();
      now = START.plusSeconds(1);
      assertThat(names(source)).isEmpty();

      put("chat.zip", "half and half", now);
      now = START.plusSeconds(5);
      assertThat(names(source)).isEmpty();

      now = START.plusSeconds(6);
      assertThat(names(source)).containsExactly("chat.zip");
    }
  }

  @Test
  void aFileWhoseTimeLiesInTheFutureIsTakenWhenItWasSeenUnchanged() throws Exception {
    put("chat.zip", "text", START.plus(Duration.ofDays(400)));
    try (MailSource source = patient()) {
      assertThat(names(source)).isEmpty();

      now = START.plus(STABLE);

      assertThat(names(source)).containsExactly("chat.zip");
    }
  }

  @Test
  void aFileWithAnOldTimeThatIsStillBeingWrittenIsLeftAloneUntilTwoLooksAgree() throws Exception {
    Instant old = START.minusSeconds(3600);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        MailSource source =
            new DropFolderSource(settings(Duration.ofMillis(500)), InstantSource.system())) {
      put("chat.zip", "half", old);
      Future<List<String>> listing = threads.submit(() -> names(source));
      // What comes between the two looks of one listing, and has the same time.
      while (source.lastAnswer().isEmpty()) {
        Thread.onSpinWait();
      }
      put("chat.zip", "half and half", old);

      assertThat(listing.get(9, TimeUnit.SECONDS)).as("the second look differs").isEmpty();
      assertThat(names(source)).containsExactly("chat.zip");
      assertThat(source.list(Optional.empty()).messages().getFirst().sizeBytes()).isEqualTo(13);
    }
  }

  @Test
  void whatIsNoFinishedRegularFileIsLeftAlone() throws Exception {
    Instant old = START.minusSeconds(60);
    put(".hidden.eml", "x", old);
    put("chat.zip.part", "x", old);
    put("chat.TMP", "x", old);
    Files.createSymbolicLink(folder.resolve("link.eml"), put("real.eml", "x", old));
    Files.writeString(Files.createDirectory(folder.resolve("below")).resolve("a.eml"), "x");

    try (MailSource source = source()) {
      assertThat(names(source)).containsExactly("real.eml");
    }
  }

  @Test
  void aFileThatChangesWhileItIsReadIsNotTakenAsWhole() throws Exception {
    Path file = put("chat.zip", "first half", START.minusSeconds(60));
    try (MailSource source = source()) {
      ListedMessage message = source.list(Optional.empty()).messages().getFirst();
      try (InputStream in = source.open(message)) {
        assertThat(in.readNBytes(5)).hasSize(5);

        put("chat.zip", "1st whole.", START.minusSeconds(59));

        assertThatThrownBy(in::readAllBytes)
            .isInstanceOf(MailSourceException.class)
            .hasMessageContaining("while it was read");
      }
      assertThatThrownBy(() -> source.open(message)).isInstanceOf(MessageGoneException.class);
      source.acknowledge(message);
      assertThat(file).as("the new file is not the one that was taken").exists();
    }
  }

  @Test
  void nothingInTheTakenFolderIsOverwritten() throws Exception {
    try (MailSource source = source()) {
      for (int i = 1; i <= 3; i++) {
        put("chat.zip", "export " + i, START.minusSeconds(60));
        source.acknowledge(source.list(Optional.empty()).messages().getFirst());
      }
    }

    assertThat(folder.resolve("taken/chat.zip")).hasContent("export 1");
    assertThat(folder.resolve("taken/chat (2).zip")).hasContent("export 2");
    assertThat(folder.resolve("taken/chat (3).zip")).hasContent("export 3");
    assertThat(folder).isDirectoryNotContaining("glob:**.zip");
  }

  @Test
  void anotherFileOfTheSameNameSizeAndTimeIsAnotherOne() throws Exception {
    try (MailSource source = source()) {
      put("chat.zip", "export 1", START.minusSeconds(60));
      ListedMessage first = source.list(Optional.empty()).messages().getFirst();
      source.acknowledge(first);
      put("chat.zip", "export 2", START.minusSeconds(60));

      assertThat(source.list(Optional.empty()).messages())
          .extracting(ListedMessage::id)
          .hasSize(1)
          .doesNotContain(first.id());
    }
  }

  @Test
  void aNameThatLeadsOutOfTheFolderIsGone() throws Exception {
    Path outside = Files.writeString(folder.resolveSibling("outside.eml"), "x");
    try (MailSource source = source()) {
      DropFile file = DropFile.look(outside).orElseThrow();
      var message =
          new ListedMessage(file.id(), "../outside.eml", file.size(), Optional.of(file.changed()));

      assertThatThrownBy(() -> source.open(message)).isInstanceOf(MessageGoneException.class);
    } finally {
      Files.delete(outside);
    }
  }

  @Test
  void aFolderThatIsMissingIsForAPerson() throws Exception {
    Files.delete(folder);
    try (MailSource source = source()) {
      assertThatThrownBy(() -> source.list(Optional.empty()))
          .isInstanceOfSatisfying(
              MailSourceException.class,
              e -> assertThat(e.why()).isEqualTo(MailSourceException.Why.REFUSED))
          .hasMessageContaining("mailbox.station.path");
      assertThatThrownBy(() -> source.await(Duration.ofMinutes(1)))
          .isInstanceOf(MailSourceException.class);
    } finally {
      Files.createDirectory(folder);
    }
  }

  @Test
  void awaitWakesWhenAFileThatWasTooYoungBecomesStable() throws Exception {
    var settings = settings(Duration.ofMillis(400));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        MailSource source = new DropFolderSource(settings, InstantSource.system())) {
      Files.writeString(folder.resolve("chat.zip"), "text");
      assertThat(names(source)).isEmpty();
      Future<?> waiting =
          threads.submit(
              () -> {
                source.await(Duration.ofMinutes(5));
                return "woken";
              });

      assertThat(waiting.get(9, TimeUnit.SECONDS)).isEqualTo("woken");
      assertThat(names(source)).containsExactly("chat.zip");
    }
  }
}
