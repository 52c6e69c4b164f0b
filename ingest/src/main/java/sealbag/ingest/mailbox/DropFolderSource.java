package sealbag.ingest.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.mailbox.MailSourceException.Why;

/// A folder into which other programs put mails or exports, one a file. Only regular files directly
/// in it are taken; what lies in folders below, links, hidden files, `*.part` and `*.tmp` are left
/// alone.
///
/// A file is listed when it has not changed for the configured time: its time of change is so long
/// ago, or (where that time lies in the future) this source has seen it unchanged for so long. As
/// programs that copy give a file an old time before they have written it, it must also have been
/// the same at two looks, two seconds apart or the configured time, whichever is less.
public final class DropFolderSource implements MailSource {
  private static final Duration APART = Duration.ofSeconds(2);

  private final MailboxSettings.DropFolder settings;
  private final InstantSource clock;
  private final FolderWatch watch = new FolderWatch();
  private final ReentrantLock turn = new ReentrantLock();
  private final CountDownLatch closed = new CountDownLatch(1);
  private Map<String, Seen> seen = Map.of();
  private Set<String> listed = Set.of();
  private volatile @Nullable Instant lastAnswer;

  /// A file and when it was first seen like this.
  ///
  /// @param nanos the same on a clock that nobody sets
  private record Seen(DropFile file, Instant since, long nanos) {

    /// How long until it may be taken; zero or less when it may.
    Duration left(Duration stable, Instant now) {
      Duration old = Duration.between(now, stableAt(stable));
      Duration looks = apart(stable).minusNanos(System.nanoTime() - nanos);
      return old.compareTo(looks) > 0 ? old : looks;
    }

    private static Duration apart(Duration stable) {
      return stable.compareTo(APART) < 0 ? stable : APART;
    }

    Instant stableAt(Duration stable) {
      Instant at = file.changed().isBefore(since) ? file.changed() : since;
      return at.plus(stable);
    }
  }

  public DropFolderSource(MailboxSettings.DropFolder settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /// Everything that is stable now, oldest first; the cursor is of no use here.
  @Override
  public Listing list(Optional<String> after) throws IOException {
    turn.lock();
    try {
      Instant now = lookTwice();
      List<ListedMessage> messages =
          seen.values().stream()
              .filter(one -> !one.left(settings.stable(), now).isPositive())
              .map(Seen::file)
              .sorted(Comparator.comparing(DropFile::changed).thenComparing(DropFile::name))
              .map(DropFile::message)
              .toList();
      listed = messages.stream().map(ListedMessage::id).collect(Collectors.toUnmodifiableSet());
      return new Listing(messages, "");
    } finally {
      turn.unlock();
    }
  }

  @Override
  public InputStream open(ListedMessage message) throws IOException {
    DropFile file = find(message).orElseThrow(MessageGoneException::new);
    try {
      return DropStream.open(file);
    } catch (NoSuchFileException _) {
      throw new MessageGoneException();
    } catch (IOException e) {
      throw new MailSourceException(
          Why.REFUSED,
          "A file in the drop folder cannot be read. Let the account that runs Sealbag read it.",
          e);
    }
  }

  /// Moves the file into `taken/` below the folder.
  @Override
  public void acknowledge(ListedMessage message) throws IOException {
    Optional<DropFile> file = find(message);
    if (file.isPresent()) {
      new TakenFolder(settings.folder()).take(file.orElseThrow());
    }
  }

  @Override
  public void await(Duration atMost) throws IOException, InterruptedException {
    watch.await(settings.folder(), atMost, this::untilNews);
  }

  @Override
  public Optional<Instant> lastAnswer() {
    return Optional.ofNullable(lastAnswer);
  }

  @Override
  public Fidelity fidelity() {
    return Fidelity.FILE_DROP;
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    watch.close();
  }

  /// How long until a file is stable that was not listed yet; zero or less when there is one; empty
  /// when there is no such file.
  private Optional<Duration> untilNews() throws IOException {
    turn.lock();
    try {
      Instant now = look();
      return seen.entrySet().stream()
          .filter(one -> !listed.contains(one.getKey()))
          .map(one -> one.getValue().left(settings.stable(), now))
          .min(Comparator.naturalOrder());
    } finally {
      turn.unlock();
    }
  }

  private Optional<DropFile> find(ListedMessage message) throws IOException {
    turn.lock();
    try {
      // The path of the look, because a name that is no valid text does not lead back to its file.
      Seen known = seen.get(message.id());
      Path path = known != null ? known.file().path() : settings.folder().resolve(message.name());
      if (!settings.folder().equals(path.getParent())) {
        return Optional.empty();
      }
      return DropFile.look(path).filter(file -> file.id().equals(message.id()));
    } finally {
      turn.unlock();
    }
  }

  /// Looks through the folder, and once more where a file that is old enough was not seen before.
  private Instant lookTwice() throws IOException {
    Instant now = look();
    Optional<Duration> longest =
        seen.values().stream()
            .filter(one -> !one.stableAt(settings.stable()).isAfter(now))
            .map(one -> one.left(settings.stable(), now))
            .filter(Duration::isPositive)
            .max(Comparator.naturalOrder());
    if (longest.isEmpty()) {
      return now;
    }
    pause(longest.orElseThrow());
    return look();
  }

  private void pause(Duration time) throws IOException {
    try {
      var _ = closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while looking through a drop folder.");
    }
  }

  /// Looks through the folder.
  private Instant look() throws IOException {
    Instant now = clock.instant();
    Map<String, Seen> current = new HashMap<>();
    for (DropFile file : files()) {
      Seen known = seen.get(file.id());
      current.put(file.id(), known != null ? known : new Seen(file, now, System.nanoTime()));
    }
    seen = current;
    lastAnswer = now;
    return now;
  }

  private List<DropFile> files() throws IOException {
    List<DropFile> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(settings.folder())) {
      for (Path path : all) {
        DropFile.look(path).ifPresent(files::add);
      }
      return files;
    } catch (DirectoryIteratorException e) {
      throw unreadable(e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private MailSourceException unreadable(Exception cause) {
    return new MailSourceException(
        Why.REFUSED,
        "The drop folder of mailbox "
            + settings.name()
            + " is missing or cannot be read. Make it, or correct mailbox."
            + settings.name()
            + ".path, and let the account that runs Sealbag read and write it.",
        cause);
  }
}
