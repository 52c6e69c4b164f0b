package sealbag.uploaders.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.uploaders.delivery.Journal;
import tools.jackson.databind.json.JsonMapper;

/// What the journal knows of one delivery. A multipart upload that was given up is a *round*: its
/// notes stay, and the next round has notes of its own.
record Notes(Journal journal) {
  private static final String DESTINATION = "s3.destination";
  private static final String STORED = "s3.stored";
  private static final String ROUND = "s3.round";
  private static final String DAMAGED = "s3.damaged";
  private static final String YES = "yes";

  /// Notes where the parcel goes, before anything is sent there.
  ///
  /// @return whether an earlier attempt may have left something there
  boolean begin(String destination) {
    Optional<String> known = journal.read(DESTINATION);
    if (known.equals(Optional.of(destination))) {
      return true;
    }
    if (known.isPresent()) { // the settings were changed: what lies elsewhere does not count
      nextRound();
      journal.write(STORED, "");
    }
    journal.write(DESTINATION, destination);
    return false;
  }

  /// Where the parcel goes; empty when nothing was begun.
  Optional<String> destination() {
    return journal.read(DESTINATION);
  }

  /// Whether the store has accepted the whole.
  boolean isStored() {
    return journal.read(STORED).equals(Optional.of(YES));
  }

  void stored() {
    if (!isStored()) {
      journal.write(STORED, YES);
    }
  }

  void lost() {
    journal.write(STORED, "");
  }

  /// Counts an arrival that was damaged on the way; more than `most` in a row begin anew.
  ///
  /// @return whether there may be another
  boolean damaged(int most) {
    int count = journal.read(DAMAGED).map(Integer::parseInt).orElse(0) + 1;
    journal.write(DAMAGED, Integer.toString(count < most ? count : 0));
    return count < most;
  }

  /// Counted from 1.
  int round() {
    return journal.read(ROUND).map(Integer::parseInt).orElse(1);
  }

  void nextRound() {
    journal.write(ROUND, Integer.toString(round() + 1));
  }

  /// This round's upload, or empty when none was begun.
  Optional<Session> session() {
    return journal.read(upload()).map(Session::of);
  }

  void session(Session session) {
    journal.write(upload(), session.text());
  }

  Optional<SentPart> part(int number) {
    return journal.read(part() + number).map(SentPart::of);
  }

  void part(int number, SentPart part) {
    journal.write(part() + number, part.text());
  }

  /// Noted before the parts are joined.
  void joining() {
    journal.write("s3.joining", Integer.toString(round()));
  }

  /// Every part of this round, or empty when not all are known to have arrived.
  Optional<List<SentPart>> parts(int count) {
    var parts = new ArrayList<SentPart>();
    for (int number = 1; number <= count; number++) {
      part(number).filter(part -> !part.etag().isEmpty()).ifPresent(parts::add);
    }
    return Optional.of(parts).filter(all -> all.size() == count).map(List::copyOf);
  }

  private String upload() {
    return "s3.upload." + round();
  }

  private String part() {
    return "s3.part." + round() + ".";
  }

  /// A multipart upload.
  ///
  /// @param id the store's; empty while it is not known whether one was begun
  record Session(String id, long partSizeBytes) {

    static Session of(String text) {
      return JsonMapper.shared().readValue(text, Session.class);
    }

    String text() {
      return JsonMapper.shared().writeValueAsString(this);
    }

    boolean hasId() {
      return !id.isEmpty();
    }

    int partCount(long fileSizeBytes) {
      return Math.toIntExact(Math.max(1, Math.ceilDiv(fileSizeBytes, partSizeBytes)));
    }
  }
}
