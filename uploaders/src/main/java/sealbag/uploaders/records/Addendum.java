package sealbag.uploaders.records;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import sealbag.uploaders.delivery.FileNamePart;
import sealbag.uploaders.delivery.NameUuid;
import sealbag.uploaders.delivery.Receipt;

/// Something added to a stub that is there already. What the stub says stays as it is.
///
/// @param submissionId the stub's
/// @param n its place among everything written about the submission; the stub itself is the first
/// @param at when it became known
/// @param evidence what became of the package, of a stub that was made while the upload was waiting
/// @param facts what is to be noted, in order
public record Addendum(
    UUID submissionId, String number, int n, Instant at, Evidence evidence, List<Fact> facts) {

  public Addendum {
    FileNamePart.require(number);
    facts = List.copyOf(facts);
    if (n < 2) {
      throw new IllegalArgumentException("the first is the stub itself");
    }
  }

  /// What is said about the package that a stub was made without.
  public sealed interface Evidence {}

  /// Nothing.
  public record Unsaid() implements Evidence {}

  /// It was uploaded.
  public record Uploaded(Receipt receipt) implements Evidence {}

  /// It is never uploaded: the submission is recorded only.
  public record RecordedOnly() implements Evidence {}

  /// One thing to note.
  ///
  /// @param field for example `reference`, or `unaltered`
  /// @param value as it was said
  public record Fact(String field, String value) {}

  /// Names the note: the same on every attempt.
  UUID id() {
    return NameUuid.of("addendum|" + submissionId + "|" + n);
  }
}
