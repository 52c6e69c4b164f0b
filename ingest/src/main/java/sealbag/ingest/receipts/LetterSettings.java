package sealbag.ingest.receipts;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import sealbag.ingest.covering.Reason;
import sealbag.uploaders.delivery.Secret;

/// What a person can set about letters.
///
/// @param from who letters are from; answers go there, so it is the mailbox that Sealbag reads
/// @param domain what stands behind the at sign of a Message-ID, and in `X-Sealbag-Loop`
/// @param words names and lines that stand in the texts
/// @param supervisor is told that a restricted submission waits
/// @param staff gets the daily digest
/// @param own addresses that are Sealbag's, to which no letter ever goes
/// @param limits how often and when
/// @param outbox how letters leave
public record LetterSettings(
    Address from,
    String domain,
    Words words,
    Optional<Address> supervisor,
    Optional<Address> staff,
    Set<Address> own,
    Limits limits,
    OutboxSettings outbox) {

  public LetterSettings {
    own = Set.copyOf(own);
  }

  /// Names and lines that stand in the texts.
  ///
  /// @param evidenceSystem where packages go, in a sentence: `Axon`
  /// @param help how to reach a person
  /// @param notice the last line
  /// @param zone of every date and time in a letter
  /// @param recordOnly reasons whose packages are recorded and not uploaded
  public record Words(
      String evidenceSystem,
      Optional<String> help,
      String notice,
      ZoneId zone,
      Set<Reason> recordOnly) {

    public Words {
      recordOnly = Set.copyOf(recordOnly);
    }

    /// Where every package is uploaded.
    public Words(String evidenceSystem, Optional<String> help, String notice, ZoneId zone) {
      this(evidenceSystem, help, notice, zone, Set.of());
    }
  }

  /// How often and when.
  ///
  /// @param mostPerHour letters to one address; more of them wait
  /// @param remindBefore so long before messages may disappear the officer is reminded
  /// @param waitingAfter sealed for so long and not uploaded: the officer hears once more
  /// @param overdueAfter not recorded for so long is too long
  public record Limits(
      int mostPerHour, Duration remindBefore, Duration waitingAfter, Duration overdueAfter) {}

  /// How letters leave.
  public sealed interface OutboxSettings {}

  /// By a mail server.
  ///
  /// @param login empty for a server that asks for none
  public record Smtp(String host, int port, Security security, Optional<Login> login)
      implements OutboxSettings {}

  /// As files into a folder.
  public record Folder(Path folder) implements OutboxSettings {}

  /// A user of the mail server.
  public record Login(String user, Secret password) {}

  /// How the connection to the mail server is encrypted.
  public enum Security {
    /// TLS from the first byte.
    TLS,
    /// TLS after a command in the clear; refused when the server does not offer it.
    STARTTLS,
    /// None; only to this machine.
    PLAIN
  }
}
