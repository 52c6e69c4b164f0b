package sealbag.ingest.covering;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why an export was sent: the purposes that the policy knows.
public enum Reason {
  /// Evidence arrived by the app without being asked for.
  EVIDENCE_RECEIVED("evidence received", false),
  /// A message may be of evidential value.
  POSSIBLE_EVIDENTIAL_VALUE("possible evidential value", false),
  /// The app was used for what it must not be used for; the chat is preserved.
  PROHIBITED_USE("prohibited use preserved", true),
  /// Somebody received an inappropriate message and reports it.
  INAPPROPRIATE_MESSAGE("inappropriate message reported", true),
  /// A contact is recorded, such as an appointment with a witness.
  RECORD_OF_CONTACT("record of contact", false);

  private final String words;
  private final boolean restricted;

  Reason(String words, boolean restricted) {
    this.words = words;
    this.restricted = restricted;
  }

  /// Stands for a reason that was not understood and may be a restricted one.
  public static final String MAY_BE_RESTRICTED = "MAY_BE_RESTRICTED";

  /// Whether what is claimed as a reason, by one of our names or in somebody's words, is restricted
  /// or may be.
  public static boolean restricts(String claimed) {
    for (Reason reason : values()) {
      if (reason.name().equals(claimed)) {
        return reason.isRestricted();
      }
    }
    return claimed.equals(MAY_BE_RESTRICTED)
        || ReasonWords.of(claimed).filter(Reason::isRestricted).isPresent()
        || ReasonWords.mayBeRestricted(claimed);
  }

  /// The reason that is claimed: by one of our names, or in words that are a reason and nothing
  /// beside it. Empty where it is not sure.
  public static Optional<Reason> named(String claimed) {
    return Arrays.stream(values())
        .filter(reason -> reason.name().equals(claimed) || reason.word().equals(claimed))
        .findFirst()
        .or(() -> ReasonWords.isOnlyReason(claimed) ? ReasonWords.of(claimed) : Optional.empty());
  }

  /// For settings: `record-of-contact`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// For people. Those of a restricted reason never go into a mail.
  public String words() {
    return words;
  }

  /// Whether the submission is sealed and then waits for a named person.
  public boolean isRestricted() {
    return restricted;
  }
}
