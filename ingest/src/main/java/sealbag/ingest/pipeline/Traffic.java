package sealbag.ingest.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.pace.Hours;

/// Which packages leave now. A large one waits for its hours. How many leave side by side is halved
/// when a destination says that it has too much to do, and grows back by one after twenty that
/// arrived. How fast the bytes of one go is not its matter. Threads share it.
public final class Traffic {
  private static final int GOOD_FOR_ONE_MORE = 20;
  private static final Duration A_MOMENT = Duration.ofSeconds(10);

  private final Optional<Lane> lane;
  private final int most;
  private int allowed;
  private int onTheWay;
  private int arrived;

  /// Where large packages go.
  ///
  /// @param fromBytes from this size on a package is large
  /// @param hours when they may leave; not empty
  /// @param words the hours as they are set
  public record Lane(long fromBytes, List<Hours> hours, String words, ZoneId zone) {
    public Lane {
      hours = List.copyOf(hours);
    }
  }

  /// Not now.
  ///
  /// @param sentence why, in plain words
  record Later(Instant due, String sentence) {}

  /// Begins without a complaint.
  ///
  /// @param most how many leave side by side while nobody complains
  public Traffic(Optional<Lane> lane, int most) {
    this.lane = lane;
    this.most = most;
    this.allowed = most;
  }

  /// Everything leaves at once.
  static Traffic free() {
    return new Traffic(Optional.empty(), Integer.MAX_VALUE);
  }

  /// Lets the package go, which then must end as [#arrived], [#failed] or [#stopped]; or says when
  /// it may.
  ///
  /// @param urgent a person wants it now, whatever the hour
  synchronized Optional<Later> leave(Parcel parcel, Instant now, boolean urgent) {
    Optional<Later> later = urgent ? Optional.empty() : hours(parcel, now);
    if (later.isEmpty() && onTheWay >= allowed) {
      later =
          Optional.of(
              new Later(
                  now.plus(A_MOMENT),
                  "The destination had too much to do, so fewer packages leave side by side now: %d of %d. This one goes next."
                      .formatted(allowed, most)));
    }
    if (later.isEmpty()) {
      onTheWay++;
    }
    return later;
  }

  private Optional<Later> hours(Parcel parcel, Instant now) {
    return lane.filter(large -> parcel.sizeBytes() >= large.fromBytes())
        .filter(large -> isShut(large, now.atZone(large.zone())))
        .map(
            large ->
                new Later(
                    Hours.nextStart(large.hours(), now.atZone(large.zone())).toInstant(),
                    "It is large (%d MiB). Large packages are uploaded at %s only (upload.large-only-between)."
                        .formatted(parcel.sizeBytes() >> 20, large.words())));
  }

  private static boolean isShut(Lane large, ZonedDateTime at) {
    return large.hours().stream().noneMatch(hours -> hours.contains(at));
  }

  synchronized void arrived() {
    onTheWay--;
    arrived++;
    if (arrived >= GOOD_FOR_ONE_MORE && allowed < most) {
      allowed++;
      arrived = 0;
    }
  }

  synchronized void failed(DeliveryException problem) {
    onTheWay--;
    if (problem instanceof DeliveryException.Unavailable away && away.isBusy()) {
      allowed = Math.max(1, allowed / 2);
      arrived = 0;
    }
  }

  /// It ended without a word about the destination.
  synchronized void stopped() {
    onTheWay--;
  }

  /// How many leave side by side now.
  synchronized int allowed() {
    return allowed;
  }
}
