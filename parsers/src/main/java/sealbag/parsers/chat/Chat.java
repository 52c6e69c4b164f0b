package sealbag.parsers.chat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What holds for a whole chat text.
///
/// @param file see [ChatText]
/// @param format see [ChatFormat#name()]
/// @param language BCP 47 tag of the app language that the phrases vote for; empty when none
///   matched
/// @param dateOrderProof one sentence that names the line and the reason
/// @param firstTimestamp the earliest time of all records, local and without zone; empty when none
///   has one
/// @param lastTimestamp the latest
/// @param participants senders in order of first appearance
/// @param warnings at most 20 of a kind, then one more without a line that counts the rest
public record Chat(
    String file,
    String format,
    Platform platform,
    Optional<String> language,
    DateOrder dateOrder,
    Certainty dateOrderCertainty,
    String dateOrderProof,
    Clock clock,
    Precision precision,
    Calendar calendar,
    Optional<LocalDateTime> firstTimestamp,
    Optional<LocalDateTime> lastTimestamp,
    List<Participant> participants,
    List<Warning> warnings) {

  public Chat {
    participants = List.copyOf(participants);
    warnings = List.copyOf(warnings);
  }

  /// Which kind of app printed the headers.
  public enum Platform {
    ANDROID,
    IOS,
    LEGACY;

    /// The word in output.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// How sure the date order is.
  public enum Certainty {
    PROVED,
    INFERRED,
    ASSUMED,
    GIVEN;

    /// The word in output.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Whether the hours run to 12 or to 24.
  public enum Clock {
    TWELVE_HOURS("12h"),
    TWENTY_FOUR_HOURS("24h");

    private final String word;

    Clock(String word) {
      this.word = word;
    }

    /// The word in output.
    public String word() {
      return word;
    }
  }

  /// The smallest unit that the stamps print.
  public enum Precision {
    MINUTE,
    SECOND;

    /// The word in output.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The calendar of the printed years.
  public enum Calendar {
    GREGORIAN,
    BUDDHIST,
    PERSIAN,
    JAPANESE,
    HIJRI;

    /// The word in output.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A sender: a label out of one phone's address book, not a person.
  ///
  /// @param records number of records with this sender
  public record Participant(String name, long records) {}
}
