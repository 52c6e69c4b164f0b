package sealbag.parsers.whatsapp;

import java.util.List;
import java.util.Optional;
import sealbag.parsers.chat.Record.Kind;
import sealbag.parsers.chat.Warning;

/// What the text of one record says.
///
/// @param notice for a notice its sub-kind
/// @param match the phrase that said so; empty where none did
/// @param attachments names of files, as printed
/// @param doubt the flag to raise, or none
record Meaning(
    Kind kind,
    Optional<String> notice,
    Optional<Match> match,
    List<String> attachments,
    boolean edited,
    Optional<Warning.Kind> doubt) {

  static final Meaning TEXT = of(Kind.TEXT);
  static final Meaning EMPTY = of(Kind.EMPTY);

  /// Typed text that reads like the app's.
  static final Meaning DOUBTFUL = TEXT.withDoubt();

  /// Whether it is that of typed text and nothing else.
  @SuppressWarnings("ReferenceEquality") // there is one such
  boolean isPlain() {
    return this == TEXT;
  }

  private static Meaning of(Kind kind) {
    return new Meaning(
        kind, Optional.empty(), Optional.empty(), List.of(), false, Optional.empty());
  }

  static Meaning of(Match match) {
    Kind kind = kindOf(match.phrase().kind());
    Optional<String> notice =
        kind == Kind.NOTICE ? Optional.of(match.phrase().kind()) : Optional.empty();
    return new Meaning(kind, notice, Optional.of(match), List.of(), false, Optional.empty());
  }

  static Meaning ofFiles(Match match, List<String> names) {
    return new Meaning(
        Kind.ATTACHMENT, Optional.empty(), Optional.of(match), names, false, Optional.empty());
  }

  /// App-generated text that no phrase knows.
  static Meaning unknownNotice() {
    return new Meaning(
        Kind.NOTICE,
        Optional.of("unknown"),
        Optional.empty(),
        List.of(),
        false,
        Optional.of(Warning.Kind.UNKNOWN_NOTICE));
  }

  Meaning withEdited() {
    return new Meaning(kind, notice, match, attachments, true, doubt);
  }

  Meaning withDoubt() {
    return new Meaning(
        kind, notice, match, attachments, edited, Optional.of(Warning.Kind.UNMARKED_PHRASE));
  }

  static Kind kindOf(String phrase) {
    return switch (phrase) {
      case "attached", "attached_old", "file_attached" -> Kind.ATTACHMENT;
      case "deleted_incoming", "deleted_outgoing", "deleted_by_admin", "deleted_as_admin_self" ->
          Kind.DELETED;
      case "location" -> Kind.LOCATION;
      case "live_location_shared" -> Kind.LIVE_LOCATION;
      case "poll" -> Kind.POLL;
      case "event" -> Kind.EVENT;
      case "waiting_for_message" -> Kind.WAITING;
      case "view_once", "view_once_photo", "view_once_video", "view_once_audio" -> Kind.VIEW_ONCE;
      default -> phrase.endsWith("_omitted") ? Kind.OMITTED : callOrNotice(phrase);
    };
  }

  private static Kind callOrNotice(String phrase) {
    return phrase.contains("_call_") || phrase.endsWith("_call") ? Kind.CALL : Kind.NOTICE;
  }
}
