package sealbag.ingest.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A ledger looked at from outside.
class LedgerLookTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void fill() throws IOException {
    file = folder.resolve("ledger.db");
    Instant now = Instant.parse("2026-11-27T09:00:00Z");
    try (Ledger ledger =
        Ledger.open(
            Ledger.sqlite(file), Claimant.ofThisProcess("host"), () -> now, Samples.PACKAGES)) {
      for (String mail : new String[] {"a", "b", "c"}) {
        ledger.arrive(Samples.intake(mail), Claims.none(), Samples.DAEMON);
      }
    }
  }

  private LedgerLook look() {
    return LedgerLook.at(LedgerLook.sqlite(file));
  }

  private void change(String sql) throws Exception {
    TestDatabases.execute(Ledger.sqlite(file), sql);
  }

  @Test
  void aSoundLedgerIsSeenAndNotChanged() throws Exception {
    byte[] before = Files.readAllBytes(file);

    assertThat(look()).isEqualTo(new LedgerLook(true, 3, true));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void anEmptyFileIsALedgerToBe() throws Exception {
    Files.write(file, new byte[0]);

    assertThat(look()).isEqualTo(new LedgerLook(false, 0, true));
    assertThat(file).isEmptyFile();
  }

  @Test
  void aLastEventThatWasChangedShows() throws Exception {
    change("UPDATE custody_event SET line = '{}' WHERE seq = 3");

    assertThat(look().sound()).isFalse();
  }

  @Test
  void aLastEventThatWasRemovedShows() throws Exception {
    change("DELETE FROM custody_event WHERE seq = 3");

    assertThat(look().sound()).isFalse();
  }

  @Test
  void aLogThatWasEmptiedShows() throws Exception {
    change("DELETE FROM custody_event");

    assertThat(look().sound()).isFalse();
  }

  @Test
  void aHeadThatWasSetBackShows() throws Exception {
    change("UPDATE custody_head SET events = 2");

    assertThat(look().sound()).isFalse();
  }

  @Test
  void aFileThatIsNoDatabaseIsAnError() throws Exception {
    Files.writeString(file, "no database at all, but long enough to be looked at".repeat(40));

    assertThatThrownBy(this::look).isInstanceOf(RuntimeException.class);
  }
}
