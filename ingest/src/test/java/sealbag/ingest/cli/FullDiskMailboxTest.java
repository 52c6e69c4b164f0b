package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Claimant;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.mailbox.ListedMessage;
import sealbag.ingest.mailbox.Listing;
import sealbag.ingest.mailbox.MailSource;
import sealbag.ingest.mailbox.QuietSource;
import sealbag.ingest.pipeline.Collecting;

/// A mailbox with a mail for which there is no room.
class FullDiskMailboxTest {
  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-11-27T12:00:00Z");

  /// The server does not say how large the mail is, so that the disk is full in the middle of it.
  @Test
  void aDiskThatIsFullInTheMiddleOfAMailKeepsNothingOfItAcknowledgesNothingAndGoesOnWithRoom()
      throws Exception {
    byte[] mail = new byte[4_000_000];
    new Random(27).nextBytes(mail);
    var source = new OneMail(mail);
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "3m");
        Ledger ledger = ledger();
        EvidenceStore store =
            EvidenceStore.open(Files.createDirectory(disk.at().resolve("store")))) {
      Collecting collecting = collecting(source, store, ledger, 0);

      assertThatThrownBy(() -> collecting.round(() -> {}, () -> false))
          .isInstanceOf(IOException.class);
      assertThat(collecting.standing().problem().orElseThrow()).contains("full");
      assertThat(source.acknowledged()).isEmpty();
      assertThat(ledger.list()).isEmpty();
      assertThat(store.objects()).isEmpty();
      assertThat(store.usableBytes()).as("what was begun is taken away").isGreaterThan(2_000_000);
      assertThat(ledger.mailboxes().counts("intake")).isEqualTo(Map.of("listed", 1L));

      disk.grow("64m");
      now = now.plus(Duration.ofMinutes(6));
      collecting.round(() -> {}, () -> false);

      assertThat(collecting.standing().problem()).isEmpty();
      assertThat(store.objects()).containsExactly(Sha256.of(mail));
      assertThat(source.acknowledged()).containsExactly("7/1");
    }
  }

  @Test
  void belowTheFloorNothingIsFetchedAndItIsSaid() throws Exception {
    byte[] mail = new byte[100];
    var source = new OneMail(mail);
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "3m");
        Ledger ledger = ledger();
        EvidenceStore store =
            EvidenceStore.open(Files.createDirectory(disk.at().resolve("store")))) {
      Collecting collecting = collecting(source, store, ledger, 8_000_000);

      assertThat(collecting.round(() -> {}, () -> false)).isFalse();
      assertThat(collecting.standing().problem().orElseThrow()).contains("nearly full");
      assertThat(store.objects()).isEmpty();
      assertThat(source.acknowledged()).isEmpty();

      disk.grow("64m");
      assertThat(collecting.round(() -> {}, () -> false)).isTrue();
      assertThat(source.acknowledged()).containsExactly("7/1");
    }
  }

  private Ledger ledger() {
    return Ledger.open(
        Ledger.sqlite(folder.resolve("ledger.db")),
        Claimant.ofThisProcess("host"),
        () -> now,
        folder);
  }

  private Collecting collecting(
      MailSource source, EvidenceStore store, Ledger ledger, long floorBytes) {
    return new Collecting(
        "intake",
        source,
        store,
        ledger,
        new Collecting.Limits(floorBytes, Long.MAX_VALUE, Optional.empty()),
        new Collecting.Service(new Actor(Actor.Type.SERVICE, "sealbag"), () -> now));
  }

  private static final class OneMail implements QuietSource {
    private final byte[] mail;
    private final List<String> acknowledged = new ArrayList<>();

    private OneMail(byte[] mail) {
      this.mail = mail;
    }

    List<String> acknowledged() {
      return acknowledged;
    }

    @Override
    public Listing list(Optional<String> after) {
      return new Listing(List.of(new ListedMessage("7/1", -1, Optional.empty())), "1");
    }

    @Override
    public InputStream open(ListedMessage message) {
      return new ByteArrayInputStream(mail);
    }

    @Override
    public void acknowledge(ListedMessage message) {
      acknowledged.add(message.id());
    }
  }
}
