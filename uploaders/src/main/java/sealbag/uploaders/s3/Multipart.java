package sealbag.uploaders.s3;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Slices;
import sealbag.uploaders.s3.Notes.Session;
import sealbag.uploaders.s3.PartStore.Listed;

/// Sends a large package in parts, and only those that the store does not have.
record Multipart(PartStore store, StoredObject object, Notes notes, Damage damage) {
  private static final long MIB = 1 << 20;

  /// Leaves room below S3's limit of 10,000.
  private static final long MOST_PARTS = 9000;

  private static final long LEAST_PART = 5 * MIB;
  private static final long LARGEST_PART = 5L << 30;
  private static final int MOST_ROUNDS = 5;

  private Parcel parcel() {
    return store.calls().parcel();
  }

  /// Sends what is missing and joins it.
  ///
  /// @throws ChangedException when the file is not what was sealed; nothing is left in the store
  ///   then
  void send(FileChannel file) throws DeliveryException, IOException, InterruptedException {
    Session session = begun();
    Optional<Map<Integer, Listed>> there = arrived(session);
    if (there.isEmpty()) { // the store has thrown it away
      notes.nextRound();
      session = begun();
      there = Optional.of(Map.of());
    }
    try {
      sendParts(file, session, there.orElseThrow());
    } catch (ChangedException e) {
      store.abort(session.id());
      notes.nextRound();
      throw e;
    }
    join(session);
  }

  /// Gives up what this delivery began and did not finish.
  void tidy() throws DeliveryException, InterruptedException {
    if (notes.isStored()) {
      return;
    }
    Optional<Session> session = notes.session();
    if (session.filter(Session::hasId).isPresent()) {
      store.abort(session.orElseThrow().id());
    } else if (session.isPresent()) {
      store.abortAll();
    }
  }

  /// The checksum that S3 states for the joined parts, where all of them are known.
  Optional<String> checksum() {
    return notes
        .session()
        .flatMap(session -> notes.parts(session.partCount(parcel().sizeBytes())))
        .map(parts -> Sha256.composite(parts.stream().map(SentPart::sha256).toList()));
  }

  private static boolean isUsable(Slices sealed) {
    return sealed.sizeBytes() >= LEAST_PART
        && sealed.sizeBytes() <= LARGEST_PART
        && sealed.sha256().size() <= MOST_PARTS;
  }

  private Session begun() throws DeliveryException, InterruptedException {
    Optional<Session> known = notes.session();
    if (known.filter(Session::hasId).isPresent()) {
      return known.orElseThrow();
    }
    if (known.isPresent()) {
      store.abortAll(); // begun by an attempt that died before it heard the id
    }
    Session opening = known.orElse(new Session("", partSizeBytes()));
    notes.session(opening);
    Session open = new Session(store.open(), opening.partSizeBytes());
    notes.session(open);
    return open;
  }

  /// As the package was cut when it was sealed, where the store takes such parts.
  private long partSizeBytes() {
    Optional<Slices> sealed = parcel().slices().filter(Multipart::isUsable);
    if (sealed.isPresent()) {
      return sealed.get().sizeBytes();
    }
    long least = Math.ceilDiv(Math.ceilDiv(parcel().sizeBytes(), MOST_PARTS), MIB) * MIB;
    return Math.max(least, store.calls().settings().sending().partSizeBytes());
  }

  /// Empty when the store knows no such upload.
  private Optional<Map<Integer, Listed>> arrived(Session session)
      throws DeliveryException, InterruptedException {
    if (notes.part(1).isEmpty()) {
      return Optional.of(Map.of());
    }
    try {
      return Optional.of(store.list(session.id()));
    } catch (AnsweredException e) {
      if (e.isUploadGone()) {
        return Optional.empty();
      }
      throw e.verdict();
    }
  }

  private void sendParts(FileChannel file, Session session, Map<Integer, Listed> there)
      throws DeliveryException, IOException, InterruptedException {
    var cutting = new Cutting(file, parcel(), session.partSizeBytes());
    int count = session.partCount(parcel().sizeBytes());
    for (int number = 1; number <= count; number++) {
      Slice bytes = cutting.part(number);
      @Nullable Listed listed = there.get(number);
      if (listed == null || !has(number, bytes, listed)) {
        sendPart(session, number, bytes, cutting);
      }
    }
    cutting.requireSealedWhole();
  }

  /// The store's list alone is not believed. A part whose tag was lost with its answer counts where
  /// the store states the right hash of it.
  private boolean has(int number, Slice bytes, Listed listed) {
    Optional<SentPart> noted = notes.part(number);
    if (noted.filter(part -> part.is(bytes, listed)).isPresent()) {
      return true;
    }
    boolean right =
        noted.filter(part -> part.etag().isEmpty()).isPresent()
            && listed.sizeBytes() == bytes.sizeBytes()
            && listed.sha256().equals(Optional.of(Sha256.base64(bytes.sha256())));
    if (right) {
      notes.part(number, new SentPart(bytes.sha256(), listed.etag()));
    }
    return right;
  }

  /// A part's tag is noted when its bytes are known to be right: by the store's word, or by ours.
  private void sendPart(Session session, int number, Slice bytes, Cutting cutting)
      throws DeliveryException, IOException, InterruptedException {
    notes.part(number, new SentPart(bytes.sha256(), ""));
    try {
      PartStore.Taken taken = store.send(session.id(), number, bytes);
      if (!taken.isCompared()) {
        cutting.requireSealed(bytes);
      }
      notes.part(number, new SentPart(bytes.sha256(), taken.etag()));
    } catch (AnsweredException e) {
      if (e.isUploadGone()) {
        throw again(session);
      }
      if (e.isDamaged()) {
        cutting.requireSealed(bytes);
      }
      throw damage.or(e);
    }
  }

  private void join(Session session) throws DeliveryException, InterruptedException {
    List<SentPart> parts = notes.parts(session.partCount(parcel().sizeBytes())).orElseThrow();
    notes.joining();
    try {
      store.join(session.id(), parts);
      notes.stored();
    } catch (AnsweredException e) {
      boolean settled = e.isTaken() || e.isConflict() || e.isUploadGone();
      if (settled && object.look().isPresent()) {
        store.abort(session.id()); // someone was quicker; what lies there is read back and compared
        return;
      }
      if (settled || e.isBadParts()) {
        throw again(session);
      }
      throw e.verdict();
    }
  }

  /// The next attempt begins a new upload: this one cannot be finished.
  private DeliveryException again(Session session) throws DeliveryException, InterruptedException {
    store.abort(session.id());
    notes.nextRound();
    if (notes.round() % MOST_ROUNDS == 1) {
      return new Refused(
          ("The store of bucket %s lost parts of %s %d times. "
                  + "Ask the people who run it, then retry.")
              .formatted(store.calls().bucket(), parcel().fileName(), MOST_ROUNDS));
    }
    return new Unavailable(
        "The store of bucket %s no longer has all parts of %s. They are sent again later."
            .formatted(store.calls().bucket(), parcel().fileName()));
  }
}
